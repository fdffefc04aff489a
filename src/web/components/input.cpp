#include "web/components/input.h"

namespace haven::web {
namespace {

Html affix(const Affix& options, std::string_view names) {
  if (!options.text) return {};
  return el("div", {cls(names, options.classes), attr("aria-hidden", "true")}, options.text);
}

Html element(const Input& options, std::string_view id, std::string_view described_by) {
  std::string classes = options.classes;
  if (options.error) classes += classes.empty() ? "govuk-input--error" : " govuk-input--error";
  return el(
      "input",
      {cls("govuk-input", classes), attr("id", id), attr("name", options.name),
       attr("type", options.type), attr_if("spellcheck", options.spellcheck),
       attr_if("value", options.value), when(options.is_disabled, flag("disabled")),
       attr_if("aria-describedby", described_by), attr_if("autocomplete", options.autocomplete),
       attr_if("autocapitalize", options.autocapitalize), attr_if("pattern", options.pattern),
       attr_if("inputmode", options.inputmode), all(options.attributes)});
}

}  // namespace

Html input(const Input& options) {
  const std::string& id = options.id.empty() ? options.name : options.id;
  const Described described = describe(id, options.hint, options.error, options.described_by);
  const Html box = together(options.group.before, affix(options.prefix, "govuk-input__prefix"),
                            element(options, id, described.by),
                            affix(options.suffix, "govuk-input__suffix"), options.group.after);
  const bool has_more =
      options.prefix.text || options.suffix.text || options.group.before || options.group.after;
  const Html wrapped =
      has_more ? el("div", {cls("govuk-input__wrapper", options.wrapper_classes)}, box) : box;
  return form_group(options.group, !options.error.empty(),
                    together(label(options.label, id), described.markup, wrapped));
}

}  // namespace haven::web
