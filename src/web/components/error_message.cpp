#include "web/components/error_message.h"

namespace haven::web {

Html error_message(const ErrorMessage& options) {
  const Html prefix =
      options.hidden_prefix.empty()
          ? Html()
          : el("span", {cls("govuk-visually-hidden")}, options.hidden_prefix, ":") + text(" ");
  return el("p",
            {attr_if("id", options.id), cls("govuk-error-message", options.classes),
             all(options.attributes)},
            prefix, options.text);
}

}  // namespace haven::web
