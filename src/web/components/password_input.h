#pragma once
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html/html.h"

/// GOV.UK password input, with a button that shows what was typed.
namespace haven::web {

struct PasswordInput {
  std::string name = {};
  std::string id = {};  ///< The name, unless given.
  Label label = {};
  Html hint = {};
  Html error = {};
  std::string autocomplete = "current-password";
  std::string described_by = {};
  std::string classes = {};
  Group group = {};
  Attributes attributes = {};
};

Html password_input(const PasswordInput& options);

}  // namespace haven::web
