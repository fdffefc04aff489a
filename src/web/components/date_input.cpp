#include "web/components/date_input.h"

#include <algorithm>

#include "web/components/input.h"

namespace haven::web {
namespace {

bool is_marked(const DatePart& part) {
  return part.has_error.value_or(false) ||
         part.classes.find("govuk-input--error") != part.classes.npos;
}

std::string classes_of(const DatePart& part, bool has_error) {
  std::string classes = "govuk-date-input__input";
  if (has_error && part.classes.find("govuk-input--error") == part.classes.npos)
    classes += " govuk-input--error";
  if (part.classes.find("govuk-input--width-") == part.classes.npos)
    classes += part.name.ends_with("year") ? " govuk-input--width-4" : " govuk-input--width-2";
  if (!part.classes.empty()) (classes += ' ') += part.classes;
  return classes;
}

std::string with_capital(std::string word) {
  if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

Html box(const DateInput& options, const DatePart& part, bool has_error) {
  const std::string prefix = options.name_prefix.empty() ? "" : options.name_prefix + '-';
  return el("div", {cls("govuk-date-input__item")},
            input({.name = prefix + part.name,
                   .id = part.id.empty() ? options.id + '-' + part.name : part.id,
                   .label = {.text = part.label.empty() ? with_capital(part.name) : part.label,
                             .classes = "govuk-date-input__label"},
                   .value = part.value,
                   .inputmode = part.inputmode,
                   .autocomplete = part.autocomplete,
                   .pattern = part.pattern,
                   .classes = classes_of(part, has_error),
                   .attributes = part.attributes}));
}

}  // namespace

std::vector<DatePart> DateInput::day_month_year(std::string day, std::string month,
                                                std::string year) {
  return {{.name = "day", .value = std::move(day)},
          {.name = "month", .value = std::move(month)},
          {.name = "year", .value = std::move(year)}};
}

Html date_input(const DateInput& options) {
  Fieldset frame = options.fieldset;
  Described described = describe(options.id, options.hint, options.error, frame.described_by);
  const bool any_marked = std::ranges::any_of(options.parts, is_marked);
  Html boxes = options.group.before;
  for (const DatePart& part : options.parts) {
    const bool whole_question = options.error && !any_marked && part.has_error.value_or(true);
    boxes += box(options, part, is_marked(part) || whole_question);
  }
  boxes += options.group.after;
  const Html question = described.markup + el("div",
                                              {cls("govuk-date-input", options.classes),
                                               all(options.attributes), attr_if("id", options.id)},
                                              boxes);
  frame.described_by = std::move(described.by);
  frame.role = "group";
  return form_group(options.group, !options.error.empty(),
                    frame.legend.text ? fieldset(frame, question) : question);
}

}  // namespace haven::web
