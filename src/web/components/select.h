#pragma once
#include <string>
#include <vector>

#include "web/components/form_group.h"
#include "web/components/label.h"
#include "web/html/html.h"

/// GOV.UK select: a list to choose one from.
namespace haven::web {

struct Option {
  std::string value = {};
  std::string text = {};
  bool is_selected = false;
  bool is_disabled = false;
  bool has_value = true;  ///< Without one, the text is what is sent.
};

struct Select {
  std::string name = {};
  std::string id = {};  ///< The name, unless given.
  Label label = {};
  Html hint = {};
  Html error = {};
  std::vector<Option> options = {};
  std::string value = {};  ///< The option with this value is selected.
  std::string described_by = {};
  bool is_disabled = false;
  std::string classes = {};
  Group group = {};
  Attributes attributes = {};
};

Html select(const Select& options);

}  // namespace haven::web
