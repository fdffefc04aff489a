#include "values/london.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <array>

namespace haven {
namespace {

const date::time_zone& london() {
  static const date::time_zone& zone = *date::locate_zone("Europe/London");
  return zone;
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
  const auto info = london().get_info(moment);
  const auto face = moment + info.offset;
  const auto day = std::chrono::floor<std::chrono::days>(face);
  return {Date(day), face - day, info.offset};
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

Instant start_of(Date day) { return *from_london(day, Seconds(0)); }
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
