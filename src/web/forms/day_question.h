#pragma once
#include "web/forms/form.h"

/// Asks for a day, in three boxes.
namespace haven::web {

Html day_question(const Form& form, const std::string& name, std::string_view legend,
                  std::string_view hint = {});
/// Nothing when nothing was typed. Problem: half a day, or none of the calendar.
Result<std::optional<Date>> read_day(const Form& form, const std::string& name);
/// Problem: also when nothing was typed.
Result<Date> need_day(const Form& form, const std::string& name);
/// Writes a day into the boxes of its question.
void show_day(Form& form, const std::string& name, const std::optional<Date>& day);

}  // namespace haven::web
