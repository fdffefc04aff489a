#include "web/components/choices.h"

#include "web/components/hint.h"
#include "web/components/label.h"

namespace haven::web {
namespace {

std::string part(std::string_view kind, std::string_view name) {
  return "govuk-" + std::string(kind) + "__" + std::string(name);
}

Html revealed(const OneAnswer& answer, const std::string& id) {
  if (!answer.reveals) return {};
  std::string classes = part(answer.kind, "conditional");
  if (!answer.is_checked) classes += ' ' + classes + "--hidden";
  return el("div", {cls(std::move(classes)), attr("id", id)}, answer.reveals);
}

}  // namespace

Html choice(const OneAnswer& answer) {
  const std::string revealed_id = "conditional-" + answer.id;
  const std::string hint_id = answer.id + "-item-hint";
  std::string described_by(answer.described_by);
  if (answer.hint) (described_by += described_by.empty() ? "" : " ") += hint_id;
  const Html box =
      el("input",
         {cls(part(answer.kind, "input")), attr("id", answer.id), attr("name", answer.name),
          attr("type", answer.type), attr("value", answer.value),
          when(answer.is_checked, flag("checked")), when(answer.is_disabled, flag("disabled")),
          when(!answer.reveals.empty(), attr("data-aria-controls", revealed_id)), answer.behaviour,
          attr_if("aria-describedby", described_by), all(answer.attributes)});
  const Html words = label({.text = answer.text, .classes = part(answer.kind, "label")}, answer.id);
  const Html help =
      answer.hint ? hint({.text = answer.hint, .id = hint_id, .classes = part(answer.kind, "hint")})
                  : Html();
  return el("div", {cls(part(answer.kind, "item"))}, box, words, help) +
         revealed(answer, revealed_id);
}

Html divider(std::string_view kind, const Html& words) {
  return el("div", {cls(part(kind, "divider"))}, words);
}

std::string choice_id(std::string_view given, std::string_view prefix, std::size_t index) {
  if (!given.empty()) return std::string(given);
  if (index == 0) return std::string(prefix);
  return std::string(prefix) + '-' + std::to_string(index + 1);
}

}  // namespace haven::web
