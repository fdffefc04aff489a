#include "web/components/textarea.h"

namespace haven::web {

Html textarea(const Textarea& options) {
  const std::string& id = options.id.empty() ? options.name : options.id;
  const Described described = describe(id, options.hint, options.error, options.described_by);
  std::string classes = options.error ? "govuk-textarea govuk-textarea--error" : "govuk-textarea";
  const Html box = text_area(
      {cls(classes, options.classes), attr("id", id), attr("name", options.name),
       attr("rows", options.rows), attr_if("spellcheck", options.spellcheck),
       when(options.is_disabled, flag("disabled")), attr_if("aria-describedby", described.by),
       attr_if("autocomplete", options.autocomplete), all(options.attributes)},
      options.value);
  return form_group(options.group, !options.error.empty(),
                    together(label(options.label, id), described.markup, options.group.before, box,
                             options.group.after));
}

}  // namespace haven::web
