#pragma once
#include <string>
#include <string_view>

#include "web/visit/visit.h"

namespace haven::web {

/// Proves once more that it is the person, for one act such as "reveal:" and the child, by a code
/// from their authenticator; among invented people any six digits will do. The session goes on
/// under a new token, which is the answer: set it as the cookie, for the old one is dead. Problem
/// (not_allowed): a wrong or used code, too many of them, or no authenticator; in words for the
/// person.
Result<std::string> prove(const Visit& visit, std::string_view act, std::string_view code);

}  // namespace haven::web
