#include "web/components/checkboxes.h"

#include <algorithm>

#include "web/components/choices.h"

namespace haven::web {
namespace {

Html answer(const Checkboxes& question, std::string_view prefix, std::string_view described_by,
            std::size_t index) {
  const Checkbox& item = question.items[index];
  if (item.divider) return divider("checkboxes", item.divider);
  const bool is_ticked = std::ranges::find(question.values, item.value) != question.values.end();
  return choice({.kind = "checkboxes",
                 .type = "checkbox",
                 .id = choice_id(item.id, prefix, index),
                 .name = item.name.empty() ? question.name : item.name,
                 .value = item.value,
                 .text = item.text,
                 .hint = item.hint,
                 .reveals = item.reveals,
                 .described_by = described_by,
                 .is_checked = item.is_checked || is_ticked,
                 .is_disabled = item.is_disabled,
                 .behaviour = when(item.is_exclusive, attr("data-behaviour", "exclusive")),
                 .attributes = item.attributes});
}

}  // namespace

Html checkboxes(const Checkboxes& options) {
  const std::string& prefix = options.id_prefix.empty() ? options.name : options.id_prefix;
  Fieldset frame = options.fieldset;
  const bool has_frame = !frame.legend.text.empty();
  const std::string& already =
      frame.described_by.empty() ? options.described_by : frame.described_by;
  Described described = describe(prefix, options.hint, options.error, already);
  // Without a fieldset there is nothing else that could carry the hint and the error.
  const std::string_view for_each = has_frame ? std::string_view() : described.by;
  Html answers = options.group.before;
  for (std::size_t i = 0; i < options.items.size(); ++i)
    answers += answer(options, prefix, for_each, i);
  answers += options.group.after;
  const Html question =
      described.markup + el("div",
                            {cls("govuk-checkboxes", options.classes), all(options.attributes),
                             attr("data-module", "govuk-checkboxes")},
                            answers);
  frame.described_by = described.by;
  return form_group(options.group, !options.error.empty(),
                    has_frame ? fieldset(frame, question) : question);
}

}  // namespace haven::web
