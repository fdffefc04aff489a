#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guidelines/reading/calendars.h"
#include "values/moment.h"

/// How time is counted. rules/README.md says the same for people, with examples.
namespace haven::guidelines {

enum class Unit { hours, days, weeks, months, working_days, school_days };

/// "72 hours", "5 working days".
struct Amount {
  int count = 1;
  Unit unit = Unit::hours;
  bool operator==(const Amount&) const = default;
};

/// Which day is the first: the one after that of the moment, or that of the moment itself.
enum class From { day_after, same_day };

/// The days that are no school days, first and last included, beside weekends and holidays.
struct SchoolClosure {
  Date first;
  Date last;
};

/// What days are counted by. `calendar` may be null when nothing is counted in working days;
/// `known_on` is the day whose knowledge of holidays counts.
struct CountedBy {
  const HolidayCalendar* calendar;
  Date known_on;
  const std::vector<SchoolClosure>* closures;
};

/// Nothing unless it is a number from 1 to 999 and a unit that agrees with it.
std::optional<Amount> read_amount(std::string_view words);
std::string amount_words(Amount amount);

/// The last moment of `amount` from `start`: hours as they pass, clock changes included; days,
/// weeks, months, working and school days by London's calendar, to 23:59:59 at the end of the last.
/// A month ends on the same day of the month or, where there is none, on its last day.
/// Problem: there is no calendar, or it does not reach so far.
Result<Instant> last_moment(Amount amount, From how, Instant start, const CountedBy& by);
/// The same where the day of `start` in London is known already.
Result<Instant> last_moment(Amount amount, From how, Instant start, Date day, const CountedBy& by);
/// How that was found: sentences without final stops.
std::vector<std::string> count_words(Amount amount, From how, Instant start, Instant last,
                                     const CountedBy& by);

/// The same clock reading so long before: "at least 5 days before" of a day.
Date days_before(Amount amount, Date day);

/// How many working or school days lie after `from`, up to and including `to`.
int working_days_between(Unit unit, Date from, Date to, const CountedBy& by);

/// "Sunday 9 May 2027 at 2pm", "the end of Tuesday 30 March 2027".
std::string moment_words(Instant moment);

}  // namespace haven::guidelines
