#pragma once
#include <optional>
#include <string_view>

#include "values/moment.h"
#include "values/result.h"

/// Dates and moments as cards write them: "16 January 2014", "Fri 27 Mar 2026 18:00". Written
/// weekdays are checked against their dates.
namespace haven::guidelines {

/// A moment of the clock in London, or a whole day.
struct WrittenTime {
  Span span;  ///< From 00:00 to 23:59:59 in London when no time of day is written.
  bool has_clock = false;
};

/// Words that begin a written time: "Mon" to "Sun".
bool is_weekday(std::string_view word);

/// "Fri 27 Mar 2026", "Fri 27 Mar 18:00" with the year from its table, "Sun 25 Oct 01:30 BST".
/// BST or GMT stands in the hour that is repeated in October, and only there.
/// Problem: no such time, no year, or a weekday that does not match.
Result<WrittenTime> read_written_time(std::string_view text, std::optional<std::chrono::year> year);

/// "Tue 1 Jan 2019". Problem: as above.
Result<Date> read_written_day(std::string_view text);

/// "10 Oct 2021", a birth date, whose weekday nobody writes. Problem: not a date.
Result<Date> read_short_date(std::string_view text);

/// "16 January 2014". Problem: not a date.
Result<Date> read_long_date(std::string_view text);

}  // namespace haven::guidelines
