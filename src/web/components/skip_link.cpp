#include "web/components/skip_link.h"

namespace haven::web {

Html skip_link(const SkipLink& options) {
  return el("a",
            {href(options.href), cls("govuk-skip-link", options.classes), all(options.attributes),
             attr("data-module", "govuk-skip-link")},
            options.text);
}

}  // namespace haven::web
