#include "web/components/details.h"

namespace haven::web {

Html details(const Details& options) {
  return el("details",
            {attr_if("id", options.id), cls("govuk-details", options.classes),
             all(options.attributes), when(options.is_open, flag("open"))},
            el("summary", {cls("govuk-details__summary")},
               el("span", {cls("govuk-details__summary-text")}, options.summary)),
            el("div", {cls("govuk-details__text")}, options.content));
}

}  // namespace haven::web
