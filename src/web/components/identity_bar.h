#pragma once
#include <string>

#include "web/html/html.h"

/// Ministry of Justice identity bar: whose page this is.
namespace haven::web {

struct IdentityBar {
  Html title = {};
  Html details = {};  ///< Language, age, who works with the child.
  Html actions = {};  ///< A button group.
  std::string classes = {};
};

Html identity_bar(const IdentityBar& options);

}  // namespace haven::web
