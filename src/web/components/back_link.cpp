#include "web/components/back_link.h"

namespace haven::web {

Html back_link(const BackLink& options) {
  return el("a",
            {href(options.href ? options.href : Url("#")), cls("govuk-back-link", options.classes),
             all(options.attributes)},
            options.text);
}

}  // namespace haven::web
