#pragma once
#include <set>
#include <string>

#include "values/moment.h"

/// Counting in working days, over calendars that are given as data.
namespace haven {

struct WorkingDays {
  int count = 0;
  bool operator==(const WorkingDays&) const = default;
};

/// The days on which nobody is expected to work, beside Saturdays and Sundays.
struct Calendar {
  std::string name;
  std::set<std::chrono::sys_days> holidays;

  bool is_working_day(Date day) const;
};

/// The `n`-th working day after `day`: `day` itself is not counted, and need not be a working day.
/// `n` is 1 or more.
Date working_day_after(Date day, WorkingDays n, const Calendar& calendar);

/// How many working days lie after `from` up to and including `to`; 0 when `to` is not after
/// `from`.
WorkingDays working_days_between(Date from, Date to, const Calendar& calendar);

}  // namespace haven
