#include "web/components/warning_text.h"

namespace haven::web {

Html warning_text(const WarningText& options) {
  return el("div", {cls("govuk-warning-text", options.classes), all(options.attributes)},
            el("span", {cls("govuk-warning-text__icon"), attr("aria-hidden", "true")}, "!"),
            el("strong", {cls("govuk-warning-text__text")},
               el("span", {cls("govuk-visually-hidden")}, options.icon_words), " ", options.text));
}

}  // namespace haven::web
