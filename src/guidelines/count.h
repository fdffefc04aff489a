#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guidelines/calendars.h"
#include "values/moment.h"

/// How time is counted. rules/README.md says the same for people, with examples.
namespace haven::guidelines {

enum class Unit { hours, days, weeks, months, working_days };

/// "72 hours", "5 working days".
struct Amount {
  int count;
  Unit unit;
  bool operator==(const Amount&) const = default;
};

/// Nothing unless it is a number from 1 to 999 and a unit that agrees with it.
std::optional<Amount> read_amount(std::string_view words);
std::string amount_words(Amount amount);

/// The last moment of an amount, and how it was found.
struct Counted {
  Instant at;
  std::vector<std::string> working;  ///< Sentences without final stops.
};

/// Counts `amount` from `start`: hours as they pass, clock changes included; days, weeks, months
/// and working days from the day after, by London's calendar, to 23:59:59 at the end of the last.
/// A month ends on the same day of the month or, where there is none, on its last day.
/// `calendar` may be null when the amount is not in working days; `known_on` is the day whose
/// knowledge of holidays counts. Problem: there is no calendar, or it does not reach so far.
Result<Counted> count(Amount amount, Instant start, const HolidayCalendar* calendar, Date known_on);

/// "Sunday 9 May 2027 at 2pm", "the end of Tuesday 30 March 2027".
std::string moment_words(Instant moment);

}  // namespace haven::guidelines
