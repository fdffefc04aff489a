#include "web/components/phase_banner.h"

#include "web/components/tag.h"

namespace haven::web {

Html phase_banner(const PhaseBanner& options) {
  return el(
      "div",
      {cls("govuk-phase-banner govuk-width-container", options.classes), all(options.attributes)},
      el("p", {cls("govuk-phase-banner__content")},
         tag(options.tag, "govuk-phase-banner__content__tag"),
         el("span", {cls("govuk-phase-banner__text")}, options.content)));
}

}  // namespace haven::web
