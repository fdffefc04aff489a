#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// What people do, in plain words, and in which kinds of organisation there is such work.
namespace haven::web {

struct Role {
  std::string_view code;   ///< Of person.role.
  std::string_view words;  ///< What it is called.
  std::string_view may;    ///< What whoever does it may do, in one line.
  std::string_view kinds;  ///< Of organisation.added, with spaces between them.
};

/// Every role that can be given in an organisation of this kind.
std::vector<Role> roles_in(std::string_view kind);

/// Problem: none; one that this kind of organisation does not have; an administrator who would also
/// work with children.
Result<void> check_roles(const std::vector<std::string>& codes, std::string_view kind);

}  // namespace haven::web
