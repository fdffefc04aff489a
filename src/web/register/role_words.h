#pragma once
#include <string_view>
#include <vector>

namespace haven::web {

/// What people do, in plain words.
struct RoleWords {
  std::string_view code;   ///< Of person.role.
  std::string_view words;  ///< What it is called.
  std::string_view may;    ///< What whoever does it may do, in one line.
};

/// Those of every role that can be given in an organisation of this kind.
std::vector<RoleWords> roles_in(std::string_view kind);

}  // namespace haven::web
