#include "web/components/generic_header.h"

namespace haven::web {

Html generic_header(const GenericHeader& options) {
  return el("div", {cls("govuk-generic-header", options.classes), all(options.attributes)},
            el("div", {cls("govuk-generic-header__container", options.container_classes)},
               el("div", {cls("govuk-generic-header__logo")},
                  el("a", {href(options.href), cls("govuk-generic-header__homepage-link")},
                     options.logo))));
}

}  // namespace haven::web
