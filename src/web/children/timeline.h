#pragma once
#include "web/visit/open_case.h"

namespace haven::web {

/// What happened, newest first, in as many words as this person may read. Whoever may is offered to
/// correct an entry, unless what is shown is the record of another moment.
enum class Shows { now, another_moment };
Html case_timeline(const Visit& visit, const OpenCase& opened, Shows shows = Shows::now);

}  // namespace haven::web
