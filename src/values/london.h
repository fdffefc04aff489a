#pragma once
#include "values/moment.h"

/// London time, where people read or type it. Clock changes come from the system's time zone data.
namespace haven {

/// A clock face in London.
struct LondonTime {
  Date day;
  Seconds since_midnight;  ///< On the clock face: 0 to 86,399.
  Seconds offset;          ///< From UTC: 0 in winter, 3,600 in summer.

  int hour() const { return static_cast<int>(since_midnight.count() / 3600); }
  int minute() const { return static_cast<int>(since_midnight.count() / 60 % 60); }
};

LondonTime in_london(Instant moment);
/// The day in London, as a number to count with.
std::chrono::sys_days london_day_number(Instant moment);
inline Date london_day(Instant moment) { return london_day_number(moment); }

/// Which of two equal clock faces is meant in the hour that is repeated in October.
enum class Repeated { first, second };

/// Problem: the hour that is skipped in March.
Result<Instant> from_london(Date day, Seconds since_midnight, Repeated which = Repeated::first);

/// 00:00 at the beginning of `day` in London, which is never skipped or repeated.
Instant start_of(Date day);
Instant start_of(std::chrono::sys_days day);
/// 23:59:59 at the end of `day` in London.
Instant end_of(Date day);
Instant end_of(std::chrono::sys_days day);

/// "2027-04-17T07:34:00+01:00".
std::string to_london_text(Instant moment);
/// "17 April 2027".
std::string to_words(Date day);
/// "Sat 17 Apr 2027".
std::string to_short_words(Date day);
/// "Saturday 17 April 2027 at 7:34am".
std::string to_words(Instant moment);
/// "7:34am", "midnight", "midday".
std::string clock_words(Instant moment);
/// "3 hours 10 minutes", "2 days 4 hours", "less than a minute". Two units at most.
std::string to_words(Seconds duration);

}  // namespace haven
