#include "web/components/hint.h"

namespace haven::web {

Html hint(const Hint& options) {
  return el(
      "div",
      {attr_if("id", options.id), cls("govuk-hint", options.classes), all(options.attributes)},
      options.text);
}

}  // namespace haven::web
