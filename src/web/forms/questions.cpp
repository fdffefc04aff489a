#include "web/forms/questions.h"

#include "cases/vocabulary.h"
#include "web/components/all.h"
#include "web/forms/codes.h"
#include "web/visit/visit.h"

namespace haven::web {
namespace {

/// The field's codes as labels, which `words` keeps.
std::vector<Choice> choices_of(const cases::Field& field, std::vector<std::string>& words) {
  words.reserve(field.codes.size());
  std::vector<Choice> choices;
  for (const auto code : cases::codes_of(field)) {
    choices.push_back({code, words.emplace_back(with_capital(shown_code(code)))});
  }
  return choices;
}

}  // namespace

Html words_question(const Form& form, std::string name, std::string_view label,
                    std::string_view hint, unsigned rows) {
  Textarea area;
  area.value = form.value(name);
  area.error = form.error(name);
  area.name = std::move(name);
  area.label = {label, "govuk-label--s"};
  if (!hint.empty()) area.hint = hint;
  area.rows = rows;
  return textarea(area);
}

Html line_question(const Form& form, std::string name, std::string_view label,
                   std::string_view hint) {
  Input line;
  line.value = form.value(name);
  line.error = form.error(name);
  line.name = std::move(name);
  line.label = {label, "govuk-label--s"};
  if (!hint.empty()) line.hint = hint;
  return input(line);
}

Html choice_question(const Form& form, std::string name, std::string_view legend,
                     const std::vector<Choice>& choices, std::string_view hint) {
  Radios question;
  question.value = form.value(name);
  question.error = form.error(name);
  question.name = std::move(name);
  question.fieldset.legend = {legend, "govuk-fieldset__legend--s", false};
  if (!hint.empty()) question.hint = hint;
  question.items = radio_items(choices);
  question.classes = "govuk-radios--small";
  return radios(question);
}

Html select_question(const Form& form, std::string name, std::string_view label,
                     std::vector<Option> options, std::string_view hint) {
  Select question;
  question.value = form.value(name);
  question.error = form.error(name);
  question.name = std::move(name);
  question.label = {label, "govuk-label--s"};
  if (!hint.empty()) question.hint = hint;
  question.options = std::move(options);
  return select(question);
}

Html ticks_question(const Form& form, std::string name, std::string_view legend,
                    const std::vector<Choice>& choices) {
  Checkboxes boxes;
  boxes.error = form.error(name);
  boxes.fieldset.legend = {legend, "govuk-fieldset__legend--s", false};
  boxes.classes = "govuk-checkboxes--small";
  for (const auto& choice : choices) {
    Checkbox box;
    box.value = choice.code;
    box.text = choice.words;
    box.is_checked = form.has(name, choice.code);
    boxes.items.push_back(std::move(box));
  }
  boxes.name = std::move(name);
  return checkboxes(boxes);
}

Html code_question(const Form& form, const cases::Field& field) {
  std::vector<std::string> words;
  return choice_question(form, std::string(field.name), field.meaning, choices_of(field, words));
}

Html codes_question(const Form& form, const cases::Field& field) {
  std::vector<std::string> words;
  return ticks_question(form, std::string(field.name), field.meaning, choices_of(field, words));
}

Html search_form(std::string_view label, std::string_view words) {
  Input line;
  line.name = "words";
  line.label = {label};
  line.value = words;
  line.type = "search";
  line.classes = "govuk-input--width-20";
  Button find;
  find.text = "Find";
  find.look = ButtonLook::secondary;
  return el("form", {attr("method", "get"), attr("role", "search")}, input(line), button(find));
}

}  // namespace haven::web
