#include "guidelines/working_out/count.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "values/london.h"

namespace haven::guidelines {
namespace {

/// In the order of Unit.
constexpr std::array<std::string_view, 6> unit_words = {"hour",  "day",         "week",
                                                        "month", "working day", "school day"};
/// A working-day count up to this is written out day by day.
constexpr int written_out = 10;

std::string full_day(Date day) {
  const auto words = to_words(start_of(day));
  return words.substr(0, words.find(" at "));
}

Date plus_days(Date day, int days) { return std::chrono::sys_days(day) + std::chrono::days(days); }

/// The same day of a later month or, where there is none, its last day.
Date plus_months(Date day, int months) {
  const auto month = std::chrono::year_month(day.year(), day.month()) + std::chrono::months(months);
  const Date same = month / day.day();
  return same.ok() ? same : Date(month / std::chrono::last);
}

bool is_closed(Date day, const CountedBy& by) {
  return std::ranges::any_of(*by.closures, [&](const SchoolClosure& closure) {
    return closure.first <= day && day <= closure.last;
  });
}

bool counts(Unit unit, Date day, const Calendar& known, const CountedBy& by) {
  return known.is_working_day(day) && (unit == Unit::working_days || !is_closed(day, by));
}

Result<Date> last_working_day(Amount amount, From how, Date zero, const CountedBy& by) {
  if (by.calendar == nullptr) return problem("There is no calendar to count working days by");
  auto day = how == From::same_day ? plus_days(zero, -1) : zero;
  if (amount.unit == Unit::working_days)
    return by.calendar->working_day_after(day, amount.count, by.known_on);
  const auto& known = by.calendar->as_known_on(by.known_on);
  for (int left = amount.count; left > 0;) {
    day = TRY(by.calendar->working_day_after(day, 1, by.known_on));
    if (counts(amount.unit, day, known, by)) --left;
  }
  return day;
}

void append(std::string& list, const std::string& item) {
  list += (list.empty() ? "" : ", ") + item;
}

std::vector<std::string> words_of_hours(Amount amount, Instant start, Instant last) {
  std::vector<std::string> words = {fmt::format("{} that pass without stopping, from {} to {}",
                                                amount_words(amount), moment_words(start),
                                                moment_words(last))};
  const auto change = in_london(last).offset - in_london(start).offset;
  if (change != Seconds(0))
    words.push_back(fmt::format("The clocks go {} an hour in that time",
                                change > Seconds(0) ? "forward" : "back"));
  return words;
}

/// "from the day after Thursday 2 April 2026", "beginning with Thursday 2 April 2026".
std::string from_words(From how, Date zero) {
  return (how == From::same_day ? "beginning with " : "from the day after ") + full_day(zero);
}

/// The days counted, one by one, and the days left out with the names of holidays.
std::vector<std::string> words_of_working_days(Amount amount, From how, Date zero, Date last,
                                               const CountedBy& by) {
  const auto& known = by.calendar->as_known_on(by.known_on);
  std::string counted;
  std::string left_out;
  int number = 0;
  for (auto day = how == From::same_day ? zero : next_day(zero); day <= last; day = next_day(day)) {
    const auto words = to_short_words(day);
    if (counts(amount.unit, day, known, by))
      append(counted, fmt::format("{} {}", ++number, words));
    else if (known.holidays.contains(day))
      append(left_out, fmt::format("{} ({})", words, by.calendar->name_of(day)));
    else if (amount.count <= written_out)
      append(left_out, words);
  }
  std::vector<std::string> working = {fmt::format("{} {}, by the calendar of {}",
                                                  amount_words(amount), from_words(how, zero),
                                                  by.calendar->title())};
  if (amount.count <= written_out) working.push_back("Counted: " + counted);
  if (amount.count > written_out) append(left_out, "and every Saturday and Sunday");
  if (!left_out.empty()) working.push_back("Left out: " + left_out);
  return working;
}

std::string words_of_months(Amount amount, Date zero, Date last) {
  if (last.day() == zero.day())
    return fmt::format("{} from {}, to the same day of the month, {}", amount_words(amount),
                       full_day(zero), full_day(last));
  return fmt::format("{} from {}, to the last day of the month, {}, as it has no {}",
                     amount_words(amount), full_day(zero), full_day(last),
                     static_cast<unsigned>(zero.day()));
}

}  // namespace

std::optional<Amount> read_amount(std::string_view words) {
  const auto* begin = words.data();
  const auto* space = begin + std::min(words.find(' '), words.size());
  int number = 0;
  const auto read = std::from_chars(begin, space, number);
  if (read.ec != std::errc() || read.ptr != space || number < 1 || number > 999)
    return std::nullopt;
  for (std::size_t i = 0; i < unit_words.size(); ++i) {
    const Amount amount{number, static_cast<Unit>(i)};
    if (amount_words(amount) == words) return amount;
  }
  return std::nullopt;
}

std::string amount_words(Amount amount) {
  return fmt::format("{} {}{}", amount.count, unit_words[static_cast<std::size_t>(amount.unit)],
                     amount.count == 1 ? "" : "s");
}

Result<Instant> last_moment(Amount amount, From how, Instant start, const CountedBy& by) {
  return last_moment(amount, how, start, london_day(start), by);
}

Result<Instant> last_moment(Amount amount, From how, Instant start, Date day, const CountedBy& by) {
  if (amount.unit == Unit::hours) return start + Hours(amount.count);
  using std::chrono::days;
  const std::chrono::sys_days zero = day;
  const days less(how == From::same_day ? 1 : 0);
  switch (amount.unit) {
    case Unit::days:
      return end_of(zero + days(amount.count) - less);
    case Unit::weeks:
      return end_of(zero + days(7 * amount.count) - less);
    case Unit::months:
      return end_of(std::chrono::sys_days(plus_months(day, amount.count)) - less);
    default:
      return end_of(TRY(last_working_day(amount, how, day, by)));
  }
}

std::vector<std::string> count_words(Amount amount, From how, Instant start, Instant last,
                                     const CountedBy& by) {
  if (amount.unit == Unit::hours) return words_of_hours(amount, start, last);
  const auto zero = london_day(start);
  const auto end = london_day(last);
  if (amount.unit == Unit::months && how == From::day_after)
    return {words_of_months(amount, zero, end)};
  if (amount.unit == Unit::working_days || amount.unit == Unit::school_days)
    return words_of_working_days(amount, how, zero, end, by);
  return {fmt::format("{} {}, the last being {}", amount_words(amount), from_words(how, zero),
                      full_day(end))};
}

Date days_before(Amount amount, Date day) {
  if (amount.unit == Unit::months) return plus_months(day, -amount.count);
  return plus_days(day, -amount.count * (amount.unit == Unit::weeks ? 7 : 1));
}

int working_days_between(Unit unit, Date from, Date to, const CountedBy& by) {
  if (by.calendar == nullptr) return 0;
  const auto& known = by.calendar->as_known_on(by.known_on);
  int count = 0;
  for (auto day = next_day(from); day <= to; day = next_day(day))
    count += counts(unit, day, known, by) ? 1 : 0;
  return count;
}

std::string moment_words(Instant moment) {
  const auto face = in_london(moment);
  const bool is_last_second = face.since_midnight == Hours(24) - Seconds(1);
  return is_last_second ? "the end of " + full_day(face.day) : to_words(moment);
}

}  // namespace haven::guidelines
