#pragma once
#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "values/result.h"

/// Days, moments, and spans of time that are all anyone knows.
namespace haven {

/// A moment, in UTC, to the second.
using Instant = std::chrono::sys_seconds;
/// A day of the calendar, in nobody's time zone.
using Date = std::chrono::year_month_day;
using Seconds = std::chrono::seconds;
using Minutes = std::chrono::minutes;
using Hours = std::chrono::hours;

/// A moment or none, in the room of a moment: for what is written and copied by the million.
/// std::optional has two words, and a processor waits when they are written apart and read
/// together. The first moment that a clock can say is none.
class MaybeInstant {
 public:
  constexpr MaybeInstant() = default;
  constexpr MaybeInstant(std::nullopt_t) {}
  constexpr MaybeInstant(Instant moment) : moment_(moment) {}
  constexpr MaybeInstant(std::optional<Instant> moment) : moment_(moment.value_or(none)) {}

  constexpr explicit operator bool() const { return moment_ != none; }
  constexpr operator std::optional<Instant>() const {
    return *this ? std::optional(moment_) : std::nullopt;
  }
  constexpr Instant operator*() const {
    ENSURE(*this);
    return moment_;
  }
  constexpr Instant value_or(Instant other) const { return *this ? moment_ : other; }
  constexpr void reset() { moment_ = none; }
  friend constexpr bool operator==(MaybeInstant, MaybeInstant) = default;

 private:
  static constexpr auto none = Instant::min();
  Instant moment_ = none;
};

/// "2027-04-17T06:34:00Z".
std::string to_text(Instant moment);
/// RFC 3339 with a Z or a numeric offset. Problem: not a moment, or not one of the calendar.
Result<Instant> read_instant(std::string_view text);

/// "2027-04-17".
std::string to_text(Date day);
/// Problem: not YYYY-MM-DD, or no such day.
Result<Date> read_date(std::string_view text);

inline Date next_day(Date day) { return std::chrono::sys_days(day) + std::chrono::days(1); }

/// When something happened, as exactly as it is known: at one moment (from == to), or at some
/// unknown moment between two. "Friday evening" is a Span.
struct Span {
  Instant from;
  Instant to;

  static Span at(Instant moment) { return {moment, moment}; }
  bool is_exact() const { return from == to; }
  bool operator==(const Span&) const = default;
};

/// One moment as to_text prints it, or "FROM/TO".
std::string to_text(Span span);
/// Problem: not a moment or two, or the second before the first.
Result<Span> read_span(std::string_view text);

}  // namespace haven
