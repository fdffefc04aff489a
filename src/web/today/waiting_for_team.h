#pragma once
#include "web/visit/visit.h"

namespace haven::web {

/// The children of this manager's authority whom no team has: until one takes a child on, nobody is
/// allocated. Empty: there are none.
Html waiting_for_team(const Visit& visit);

}  // namespace haven::web
