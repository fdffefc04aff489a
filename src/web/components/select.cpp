#include "web/components/select.h"

namespace haven::web {
namespace {

Html option(const Option& item, std::string_view chosen) {
  const std::string& value = item.has_value ? item.value : item.text;
  const bool is_selected = item.is_selected || (!chosen.empty() && value == chosen);
  return el("option",
            {when(item.has_value, attr("value", item.value)), when(is_selected, flag("selected")),
             when(item.is_disabled, flag("disabled"))},
            item.text);
}

}  // namespace

Html select(const Select& options) {
  const std::string& id = options.id.empty() ? options.name : options.id;
  const Described described = describe(id, options.hint, options.error, options.described_by);
  std::string classes = options.classes;
  if (options.error) classes += classes.empty() ? "govuk-select--error" : " govuk-select--error";
  const Html box =
      el("select",
         {cls("govuk-select", classes), attr("id", id), attr("name", options.name),
          when(options.is_disabled, flag("disabled")), attr_if("aria-describedby", described.by),
          all(options.attributes)},
         each(options.options, [&](const Option& item) { return option(item, options.value); }));
  return form_group(options.group, !options.error.empty(),
                    together(label(options.label, id), described.markup, options.group.before, box,
                             options.group.after));
}

}  // namespace haven::web
