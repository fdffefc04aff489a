#include "web/components/inset_text.h"

namespace haven::web {

Html inset_text(const InsetText& options) {
  return el("div",
            {attr_if("id", options.id), cls("govuk-inset-text", options.classes),
             all(options.attributes)},
            options.content);
}

}  // namespace haven::web
