#include "web/components/password_input.h"

#include "web/components/button.h"
#include "web/components/input.h"

namespace haven::web {
namespace {

std::string joined(std::string_view first, std::string_view second) {
  std::string both(first);
  if (!second.empty()) (both += ' ') += second;
  return both;
}

}  // namespace

Html password_input(const PasswordInput& options) {
  const std::string& id = options.id.empty() ? options.name : options.id;
  const Html show = button({.text = "Show",
                            .type = "button",
                            .classes = "govuk-button--secondary govuk-password-input__toggle "
                                       "govuk-js-password-input-toggle",
                            .attributes = {attr("aria-controls", id),
                                           attr("aria-label", "Show password"), flag("hidden")}});
  Group group = options.group;
  group.classes = joined("govuk-password-input", group.classes);
  group.attributes = {attr("data-module", "govuk-password-input"), all(options.group.attributes)};
  group.after = show + options.group.after;
  return input({.name = options.name,
                .id = id,
                .label = options.label,
                .hint = options.hint,
                .error = options.error,
                .type = "password",
                .autocomplete = options.autocomplete,
                .autocapitalize = "none",
                .spellcheck = "false",
                .described_by = options.described_by,
                .classes = joined("govuk-password-input__input govuk-js-password-input-input",
                                  options.classes),
                .wrapper_classes = "govuk-password-input__wrapper",
                .group = std::move(group),
                .attributes = options.attributes});
}

}  // namespace haven::web
