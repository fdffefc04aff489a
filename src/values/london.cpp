#include "values/london.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

namespace haven {
namespace {

const date::time_zone& london() {
  static const date::time_zone& zone = *date::locate_zone("Europe/London");
  return zone;
}

/// From when a clock offset holds, until the next.
struct Change {
  Instant from;
  Seconds offset;
};

/// Every change of the clocks over the years that children live in, read once from the system's
/// time zone data: to ask it again for each moment takes a third of the time of working duties out.
const std::vector<Change>& changes() {
  static const auto all = [] {
    const auto first = Instant(std::chrono::sys_days(std::chrono::year(1970) / 1 / 1));
    const auto last = Instant(std::chrono::sys_days(std::chrono::year(2200) / 1 / 1));
    std::vector<Change> found;
    for (auto at = first; at < last;) {
      const auto info = london().get_info(at);
      found.push_back({at, info.offset});
      at = info.end;
    }
    found.push_back({last, {}});
    return found;
  }();
  return all;
}

/// The offset at a moment; the system's own answer outside those years.
Seconds offset_at(Instant moment) {
  const auto& all = changes();
  if (moment < all.front().from || moment >= all.back().from)
    return london().get_info(moment).offset;
  const auto next = std::ranges::upper_bound(all, moment, {}, &Change::from);
  return std::prev(next)->offset;
}

constexpr std::array month_names = {"January",   "February", "March",    "April",
                                    "May",       "June",     "July",     "August",
                                    "September", "October",  "November", "December"};
constexpr std::array day_names = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                  "Thursday", "Friday", "Saturday"};

std::string_view month_name(Date day) {
  return month_names[static_cast<unsigned>(day.month()) - 1];
}
std::string_view day_name(Date day) {
  return day_names[std::chrono::weekday(std::chrono::sys_days(day)).c_encoding()];
}

date::local_seconds clock_face(Date day, Seconds since_midnight) {
  return date::local_seconds(std::chrono::sys_days(day).time_since_epoch() + since_midnight);
}

std::string amount(std::int64_t count, std::string_view unit) {
  return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
}

}  // namespace

LondonTime in_london(Instant moment) {
  const auto offset = offset_at(moment);
  const auto face = moment + offset;
  const auto day = std::chrono::floor<std::chrono::days>(face);
  return {Date(day), face - day, offset};
}

Result<Instant> from_london(Date day, Seconds since_midnight, Repeated which) {
  const auto face = clock_face(day, since_midnight);
  const auto info = london().get_info(face);
  if (info.result == date::local_info::nonexistent)
    return problem(
        fmt::format("There was no such time on {}: the clocks went forward", to_words(day)));
  const bool second = info.result == date::local_info::ambiguous && which == Repeated::second;
  const auto offset = second ? info.second.offset : info.first.offset;
  return Instant(face.time_since_epoch() - offset);
}

Instant start_of(Date day) {
  // No clock changes within an hour of midnight, so either offset that holds then is the one.
  const auto midnight = Instant(std::chrono::sys_days(day));
  return midnight - offset_at(midnight - Hours(1));
}
Instant end_of(Date day) { return start_of(next_day(day)) - Seconds(1); }

std::string to_london_text(Instant moment) {
  const auto local = in_london(moment);
  return fmt::format("{}T{:02}:{:02}:{:02}+{:02}:00", to_text(local.day), local.hour(),
                     local.minute(), local.since_midnight.count() % 60,
                     local.offset.count() / 3600);
}

std::string to_words(Date day) {
  return fmt::format("{} {} {}", static_cast<unsigned>(day.day()), month_name(day),
                     static_cast<int>(day.year()));
}

std::string to_short_words(Date day) {
  return fmt::format("{} {} {} {}", day_name(day).substr(0, 3), static_cast<unsigned>(day.day()),
                     month_name(day).substr(0, 3), static_cast<int>(day.year()));
}

std::string clock_words(Instant moment) {
  const auto local = in_london(moment);
  if (local.minute() == 0 && local.hour() == 0) return "midnight";
  if (local.minute() == 0 && local.hour() == 12) return "midday";
  const int hour = local.hour() % 12 == 0 ? 12 : local.hour() % 12;
  const auto half = local.hour() < 12 ? "am" : "pm";
  return local.minute() == 0 ? fmt::format("{}{}", hour, half)
                             : fmt::format("{}:{:02}{}", hour, local.minute(), half);
}

std::string to_words(Instant moment) {
  const auto day = in_london(moment).day;
  return fmt::format("{} {} at {}", day_name(day), to_words(day), clock_words(moment));
}

std::string to_words(Seconds duration) {
  const auto minutes = std::chrono::floor<Minutes>(duration).count();
  if (minutes < 1) return "less than a minute";
  const auto days = minutes / 1440;
  const auto hours = minutes / 60 % 24;
  const auto left = minutes % 60;
  if (days > 0) return amount(days, "day") + (hours > 0 ? " " + amount(hours, "hour") : "");
  if (hours > 0) return amount(hours, "hour") + (left > 0 ? " " + amount(left, "minute") : "");
  return amount(left, "minute");
}

}  // namespace haven
