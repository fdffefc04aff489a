#include "web/components/button.h"

namespace haven::web {
namespace {

std::string classes_of(const Button& options) {
  std::string classes = "govuk-button";
  if (options.look == ButtonLook::secondary) classes += " govuk-button--secondary";
  if (options.look == ButtonLook::warning) classes += " govuk-button--warning";
  if (options.look == ButtonLook::inverse) classes += " govuk-button--inverse";
  if (!options.classes.empty()) (classes += ' ') += options.classes;
  if (options.is_start) classes += " govuk-button--start";
  return classes;
}

Html start_arrow() {
  return el("svg",
            {cls("govuk-button__start-icon"), svg_namespace(), attr("width", "17.5"),
             attr("height", "19"), attr("viewBox", "0 0 33 40"), attr("aria-hidden", "true"),
             attr("focusable", "false")},
            el("path", {attr("fill", "currentColor"), attr("d", "M0 0h13l20 20-20 20H0l20-20z")}));
}

}  // namespace

Html button(const Button& options) {
  const Html content = options.is_start ? options.text + start_arrow() : options.text;
  const Attributes common = {cls(classes_of(options)), attr("data-module", "govuk-button"),
                             all(options.attributes), attr_if("id", options.id)};
  if (options.href)
    return el("a",
              {href(options.href), attr("role", "button"), attr("draggable", "false"), all(common)},
              content);
  return el(
      "button",
      {attr("type", options.type), attr_if("value", options.value), attr_if("name", options.name),
       when(options.is_disabled, flag("disabled")),
       when(options.is_disabled, attr("aria-disabled", "true")),
       when(options.prevents_double_click, attr("data-prevent-double-click", "true")), all(common)},
      content);
}

Button button_link(Url href, Html text, ButtonLook look) {
  Button link;
  link.text = std::move(text);
  link.look = look;
  link.href = std::move(href);
  return link;
}

Html button_group(const Html& buttons) { return el("div", {cls("govuk-button-group")}, buttons); }

}  // namespace haven::web
