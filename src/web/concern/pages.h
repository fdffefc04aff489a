#pragma once
#include "web/visit/visit.h"

namespace haven::web {

/// A concern opens a child's record, with everything unknown if need be.
Response show_concern(Visit& visit);
Response receive_concern(Visit& visit);

}  // namespace haven::web
