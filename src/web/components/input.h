#pragma once
#include <string>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html/html.h"

/// GOV.UK text input.
namespace haven::web {

struct Affix {
  Html text = {};
  std::string classes = {};
};

struct Input {
  std::string name = {};
  std::string id = {};  ///< The name, unless given.
  Label label = {};
  Html hint = {};
  Html error = {};
  std::string value = {};
  std::string type = "text";
  std::string inputmode = {};
  std::string autocomplete = {};
  std::string autocapitalize = {};
  std::string pattern = {};
  std::string spellcheck = {};  ///< "true" or "false" when it matters.
  std::string described_by = {};
  Affix prefix = {};
  Affix suffix = {};
  bool is_disabled = false;
  std::string classes = {};
  std::string wrapper_classes = {};
  Group group = {};
  Attributes attributes = {};
};

Html input(const Input& options);

}  // namespace haven::web
