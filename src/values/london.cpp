#include "values/london.h"

#include <date/tz.h>
#include <fmt/compile.h>
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

/// The law's own rule, for years that the system's data does not reach: summer time is from 1 in
/// the morning, Greenwich mean time, on the last Sunday of March to that of October (Summer Time
/// Order 2002, article 2).
void add_by_rule(std::chrono::year year, std::vector<Change>& all) {
  const auto change = [&](std::chrono::month month, Seconds offset) {
    const auto day = std::chrono::sys_days(year / month / std::chrono::Sunday[std::chrono::last]);
    all.push_back({Instant(day) + Hours(1), offset});
  };
  change(std::chrono::March, Hours(1));
  change(std::chrono::October, Hours(0));
}

constexpr auto first_year = std::chrono::year(1970);
constexpr auto end_year = std::chrono::year(2200);

/// Every change of the clocks over the years that children live in, read once from the system's
/// time zone data: to ask it again for each moment takes a third of the time of working duties out.
/// The data ends with 2037, and would leave the clocks as they were then.
const std::vector<Change>& changes() {
  static const auto all = [] {
    const auto end = Instant(std::chrono::sys_days(end_year / 1 / 1));
    std::vector<Change> found;
    for (auto at = Instant(std::chrono::sys_days(first_year / 1 / 1)); at < end;) {
      const auto info = london().get_info(at);
      found.push_back({at, info.offset});
      at = info.end;
    }
    const auto known = std::chrono::floor<std::chrono::days>(found.back().from);
    for (auto year = Date(known).year(); ++year < end_year;) add_by_rule(year, found);
    found.push_back({end, {}});
    return found;
  }();
  return all;
}

/// The hours by which London is ahead as each of those years' days begins by UTC.
[[gnu::noinline]] std::vector<std::int8_t> read_hours_ahead() {
  std::vector<std::int8_t> found;
  auto change = changes().begin();
  for (auto day = change->from; day < changes().back().from; day += Hours(24)) {
    while ((change + 1)->from <= day) ++change;
    found.push_back(static_cast<std::int8_t>(change->offset / Hours(1)));
  }
  return found;
}

[[gnu::noinline]] Seconds offset_near_a_change(Instant moment) {
  const auto next = std::ranges::upper_bound(changes(), moment, {}, &Change::from);
  if (next == changes().begin() || next == changes().end()) return london().get_info(moment).offset;
  return std::prev(next)->offset;
}

/// The offset at a moment; the system's own answer outside those years. On nearly every day it is
/// the same as the day begins and ends, so that this is kept by the day and asked often.
Seconds offset_at(Instant moment) {
  static const auto ahead = read_hours_ahead();
  constexpr auto first = Instant(std::chrono::sys_days(first_year / 1 / 1));
  // Moments before the first become very late ones.
  const auto seconds = static_cast<std::uint64_t>((moment - first).count());
  const auto day = seconds / static_cast<std::uint64_t>(Seconds(Hours(24)).count());
  if (day + 1 >= ahead.size() || ahead[day] != ahead[day + 1]) return offset_near_a_change(moment);
  return Hours(ahead[day]);
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

std::chrono::sys_days london_day_number(Instant moment) {
  return std::chrono::floor<std::chrono::days>(moment + offset_at(moment));
}

Result<Instant> from_london(Date day, Seconds since_midnight, Repeated which) {
  const auto face = Instant(std::chrono::sys_days(day)) + since_midnight;
  // The clock shows this face when it stood at an offset that holds at the moment so found.
  std::vector<Instant> meant;
  for (const Seconds offset : {offset_at(face - Hours(12)), offset_at(face + Hours(12))})
    if (offset_at(face - offset) == offset) meant.push_back(face - offset);
  if (meant.empty())
    return problem(
        fmt::format("There was no such time on {}: the clocks went forward", to_words(day)));
  return which == Repeated::first ? std::ranges::min(meant) : std::ranges::max(meant);
}

Instant start_of(Date day) { return start_of(std::chrono::sys_days(day)); }
Instant start_of(std::chrono::sys_days day) {
  // No clock changes within an hour of midnight, so either offset that holds then is the one.
  const auto midnight = Instant(day);
  return midnight - offset_at(midnight - Hours(1));
}
Instant end_of(Date day) { return end_of(std::chrono::sys_days(day)); }
Instant end_of(std::chrono::sys_days day) {
  return start_of(day + std::chrono::days(1)) - Seconds(1);
}

std::string to_london_text(Instant moment) {
  const auto local = in_london(moment);
  return fmt::format(FMT_COMPILE("{}T{:02}:{:02}:{:02}+{:02}:00"), to_text(local.day), local.hour(),
                     local.minute(), local.since_midnight.count() % 60,
                     local.offset.count() / 3600);
}

std::string to_words(Date day) {
  return fmt::format(FMT_COMPILE("{} {} {}"), static_cast<unsigned>(day.day()), month_name(day),
                     static_cast<int>(day.year()));
}

std::string to_short_words(Date day) {
  return fmt::format(FMT_COMPILE("{} {} {} {}"), day_name(day).substr(0, 3),
                     static_cast<unsigned>(day.day()), month_name(day).substr(0, 3),
                     static_cast<int>(day.year()));
}

std::string clock_words(Instant moment) {
  const auto local = in_london(moment);
  if (local.minute() == 0 && local.hour() == 0) return "midnight";
  if (local.minute() == 0 && local.hour() == 12) return "midday";
  const int hour = local.hour() % 12 == 0 ? 12 : local.hour() % 12;
  const auto half = local.hour() < 12 ? "am" : "pm";
  return local.minute() == 0 ? fmt::format(FMT_COMPILE("{}{}"), hour, half)
                             : fmt::format(FMT_COMPILE("{}:{:02}{}"), hour, local.minute(), half);
}

std::string to_words(Instant moment) {
  const auto day = in_london(moment).day;
  return fmt::format(FMT_COMPILE("{} {} at {}"), day_name(day), to_words(day), clock_words(moment));
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
