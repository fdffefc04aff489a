#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK button, or a link that looks like one.
namespace haven::web {

enum class ButtonLook { primary, secondary, warning, inverse };

struct Button {
  Html text = {};
  ButtonLook look = ButtonLook::primary;
  Url href = {};  ///< Given: a link. Not given: a button that sends its form.
  std::string name = {};
  std::string value = {};
  std::string type = "submit";
  std::string id = {};
  bool is_disabled = false;
  bool is_start = false;
  bool prevents_double_click = false;
  std::string classes = {};
  Attributes attributes = {};
};

Html button(const Button& options);
/// A link that looks like a button.
Button button_link(Url href, Html text, ButtonLook look);
/// Buttons and links in one row.
Html button_group(const Html& buttons);

}  // namespace haven::web
