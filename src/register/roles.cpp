#include "register/roles.h"

#include <algorithm>

namespace haven::register_ {

bool is_done_in(const Role& role, std::string_view kind) {
  const auto padded = " " + std::string(role.kinds) + " ";
  return padded.find(" " + std::string(kind) + " ") != std::string::npos;
}

Result<void> check_roles(const std::vector<std::string>& codes, std::string_view kind) {
  if (codes.empty()) return problem("Choose what the person does", "roles");
  for (const auto& code : codes) {
    const auto role = std::ranges::find(roles, code, &Role::code);
    if (role == std::end(roles) || !is_done_in(*role, kind))
      return problem("Choose from what people do in this organisation", "roles");
  }
  if (codes.size() > 1 && std::ranges::find(codes, "org_admin") != codes.end())
    return problem("An administrator sees no child, so this cannot go with other work", "roles");
  return {};
}

std::string listed(const std::vector<std::string>& codes) {
  std::string list;
  for (const auto& code : codes) list += (list.empty() ? "" : " ") + code;
  return list;
}

}  // namespace haven::register_
