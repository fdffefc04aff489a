#include "web/components/fieldset.h"

namespace haven::web {
namespace {

Html legend(const Legend& options) {
  if (!options.text) return {};
  const Html heading = options.is_page_heading
                           ? el("h1", {cls("govuk-fieldset__heading")}, options.text)
                           : options.text;
  return el("legend", {cls("govuk-fieldset__legend", options.classes)}, heading);
}

}  // namespace

Html fieldset(const Fieldset& options, const Html& content) {
  return el("fieldset",
            {cls("govuk-fieldset", options.classes), attr_if("role", options.role),
             attr_if("aria-describedby", options.described_by), all(options.attributes)},
            legend(options.legend), content);
}

}  // namespace haven::web
