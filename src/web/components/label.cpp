#include "web/components/label.h"

namespace haven::web {

Html label(const Label& options, std::string_view for_id) {
  if (!options.text) return {};
  const Html labelled =
      el("label",
         {cls("govuk-label", options.classes), all(options.attributes), attr_if("for", for_id)},
         options.text);
  if (!options.is_page_heading) return labelled;
  return el("h1", {cls("govuk-label-wrapper")}, labelled);
}

}  // namespace haven::web
