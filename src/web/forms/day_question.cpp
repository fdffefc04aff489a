#include "web/forms/day_question.h"

#include <algorithm>

#include "web/components/date_input.h"

namespace haven::web {

Html day_question(const Form& form, const std::string& name, std::string_view legend,
                  std::string_view hint) {
  DateInput date;
  date.id = name;
  date.name_prefix = name;
  date.fieldset.legend = {legend, "govuk-fieldset__legend--s", false};
  if (!hint.empty()) date.hint = hint;
  date.error = form.error(name);
  date.parts = DateInput::day_month_year(form.value(name + "-day"), form.value(name + "-month"),
                                         form.value(name + "-year"));
  return date_input(date);
}

Result<std::optional<Date>> read_day(const Form& form, const std::string& name) {
  const auto typed = {form.value(name + "-day"), form.value(name + "-month"),
                      form.value(name + "-year")};
  if (std::ranges::all_of(typed, &std::string::empty)) return std::optional<Date>();
  const auto day = small_number(typed.begin()[0]);
  const auto month = small_number(typed.begin()[1]);
  const auto year = small_number(typed.begin()[2]);
  if (!day || !month || !year || *year < 2000)
    return problem("Give day, month and year as numbers, such as 17 4 2027", name);
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return problem("There is no such day", name);
  return std::optional(date);
}

Result<Date> need_day(const Form& form, const std::string& name) {
  const auto day = TRY(read_day(form, name));
  if (!day) return problem("Give a day, such as 17 4 2027", name);
  return *day;
}

void show_day(Form& form, const std::string& name, const std::optional<Date>& day) {
  if (!day) return;
  form.set(name + "-day", std::to_string(static_cast<unsigned>(day->day())));
  form.set(name + "-month", std::to_string(static_cast<unsigned>(day->month())));
  form.set(name + "-year", std::to_string(static_cast<int>(day->year())));
}

}  // namespace haven::web
