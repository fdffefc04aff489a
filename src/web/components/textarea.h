#pragma once
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html/html.h"

/// GOV.UK textarea.
namespace haven::web {

struct Textarea {
  std::string name = {};
  std::string id = {};  ///< The name, unless given.
  Label label = {};
  Html hint = {};
  Html error = {};
  std::string value = {};
  unsigned rows = 5;
  std::string autocomplete = {};
  std::string spellcheck = {};  ///< "true" or "false" when it matters.
  std::string described_by = {};
  bool is_disabled = false;
  std::string classes = {};
  Group group = {};
  Attributes attributes = {};
};

Html textarea(const Textarea& options);

}  // namespace haven::web
