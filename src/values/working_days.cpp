#include "values/working_days.h"

namespace haven {

bool Calendar::is_working_day(Date day) const {
  const std::chrono::sys_days date(day);
  const std::chrono::weekday weekday(date);
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday &&
         !holidays.contains(date);
}

Date working_day_after(Date day, WorkingDays n, const Calendar& calendar) {
  ENSURE(n.count >= 1);
  for (int left = n.count; left > 0;) {
    day = next_day(day);
    if (calendar.is_working_day(day)) --left;
  }
  return day;
}

WorkingDays working_days_between(Date from, Date to, const Calendar& calendar) {
  WorkingDays counted;
  for (auto day = next_day(from); std::chrono::sys_days(day) <= std::chrono::sys_days(to);
       day = next_day(day))
    if (calendar.is_working_day(day)) ++counted.count;
  return counted;
}

}  // namespace haven
