#include "web/components/radios.h"

#include "web/components/choices.h"

namespace haven::web {
namespace {

Html answer(const Radios& question, std::string_view prefix, std::size_t index) {
  const Radio& item = question.items[index];
  if (item.divider) return divider("radios", item.divider);
  const bool is_chosen = !question.value.empty() && item.value == question.value;
  return choice({.kind = "radios",
                 .type = "radio",
                 .id = choice_id(item.id, prefix, index),
                 .name = question.name,
                 .value = item.value,
                 .text = item.text,
                 .hint = item.hint,
                 .reveals = item.reveals,
                 .described_by = {},
                 .is_checked = item.is_checked || is_chosen,
                 .is_disabled = item.is_disabled,
                 .behaviour = {},
                 .attributes = item.attributes});
}

}  // namespace

Html radios(const Radios& options) {
  const std::string& prefix = options.id_prefix.empty() ? options.name : options.id_prefix;
  Fieldset frame = options.fieldset;
  Described described = describe(prefix, options.hint, options.error, frame.described_by);
  Html answers = options.group.before;
  for (std::size_t i = 0; i < options.items.size(); ++i) answers += answer(options, prefix, i);
  answers += options.group.after;
  const Html question =
      described.markup + el("div",
                            {cls("govuk-radios", options.classes), all(options.attributes),
                             attr("data-module", "govuk-radios")},
                            answers);
  frame.described_by = std::move(described.by);
  return form_group(options.group, !options.error.empty(),
                    frame.legend.text ? fieldset(frame, question) : question);
}

}  // namespace haven::web
