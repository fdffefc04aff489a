#pragma once
#include "web/site/open_case.h"

namespace haven::web {

/// What happened, newest first, in as many words as this person may read.
Html case_timeline(const Visit& visit, const OpenCase& opened);

}  // namespace haven::web
