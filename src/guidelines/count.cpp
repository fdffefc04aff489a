#include "guidelines/count.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "values/london.h"

namespace haven::guidelines {
namespace {

/// In the order of Unit.
constexpr std::array<std::string_view, 5> unit_words = {"hour", "day", "week", "month",
                                                        "working day"};
/// A working-day count up to this is written out day by day.
constexpr int written_out = 10;

std::string full_day(Date day) {
  const auto words = to_words(start_of(day));
  return words.substr(0, words.find(" at "));
}

Counted hours(Amount amount, Instant start) {
  const auto at = start + Hours(amount.count);
  Counted counted{at,
                  {fmt::format("{} that pass without stopping, from {} to {}", amount_words(amount),
                               moment_words(start), moment_words(at))}};
  const auto change = in_london(at).offset - in_london(start).offset;
  if (change != Seconds(0))
    counted.working.push_back(fmt::format("The clocks go {} an hour in that time",
                                          change > Seconds(0) ? "forward" : "back"));
  return counted;
}

Counted to_end_of(Date last, std::string working) { return {end_of(last), {std::move(working)}}; }

Counted days(Amount amount, Date zero, int days_each) {
  const Date last = std::chrono::sys_days(zero) + std::chrono::days(amount.count * days_each);
  return to_end_of(last, fmt::format("{} from the day after {}, the last being {}",
                                     amount_words(amount), full_day(zero), full_day(last)));
}

Counted months(Amount amount, Date zero) {
  const auto month =
      std::chrono::year_month(zero.year(), zero.month()) + std::chrono::months(amount.count);
  const Date same = month / zero.day();
  if (same.ok())
    return to_end_of(same, fmt::format("{} from {}, to the same day of the month, {}",
                                       amount_words(amount), full_day(zero), full_day(same)));
  const Date last = month / std::chrono::last;
  return to_end_of(last,
                   fmt::format("{} from {}, to the last day of the month, {}, as it has no {}",
                               amount_words(amount), full_day(zero), full_day(last),
                               static_cast<unsigned>(zero.day())));
}

void append(std::string& list, const std::string& item) {
  list += (list.empty() ? "" : ", ") + item;
}

/// The days counted, one by one, and the days left out with the names of holidays.
std::vector<std::string> working_of(Amount amount, Date zero, Date last,
                                    const HolidayCalendar& holidays, const Calendar& known) {
  std::string counted;
  std::string left_out;
  int number = 0;
  for (auto day = next_day(zero); day <= last; day = next_day(day)) {
    const auto words = to_short_words(day);
    if (known.is_working_day(day))
      append(counted, fmt::format("{} {}", ++number, words));
    else if (known.holidays.contains(day))
      append(left_out, fmt::format("{} ({})", words, holidays.name_of(day)));
    else if (amount.count <= written_out)
      append(left_out, words);
  }
  std::vector<std::string> working = {fmt::format("{} from the day after {}, by the calendar of {}",
                                                  amount_words(amount), full_day(zero),
                                                  holidays.title())};
  if (amount.count <= written_out) working.push_back("Counted: " + counted);
  if (amount.count > written_out) append(left_out, "and every Saturday and Sunday");
  if (!left_out.empty()) working.push_back("Left out: " + left_out);
  return working;
}

Result<Counted> working_days(Amount amount, Date zero, const HolidayCalendar* holidays,
                             Date known_on) {
  if (holidays == nullptr) return problem("There is no calendar to count working days by");
  const auto& known = holidays->as_known_on(known_on);
  const auto last = working_day_after(zero, WorkingDays{amount.count}, known);
  if (!holidays->covers(zero) || !holidays->covers(last))
    return problem(fmt::format("The calendar of {} does not reach from {} to {}", holidays->title(),
                               full_day(zero), full_day(last)));
  return Counted{end_of(last), working_of(amount, zero, last, *holidays, known)};
}

}  // namespace

std::optional<Amount> read_amount(std::string_view words) {
  const auto space = std::min(words.find(' '), words.size());
  int number = 0;
  const auto read = std::from_chars(words.data(), words.data() + space, number);
  if (read.ec != std::errc() || read.ptr != words.data() + space || number < 1 || number > 999)
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

Result<Counted> count(Amount amount, Instant start, const HolidayCalendar* calendar,
                      Date known_on) {
  const auto zero = london_day(start);
  switch (amount.unit) {
    case Unit::hours:
      return hours(amount, start);
    case Unit::days:
      return days(amount, zero, 1);
    case Unit::weeks:
      return days(amount, zero, 7);
    case Unit::months:
      return months(amount, zero);
    case Unit::working_days:
      return working_days(amount, zero, calendar, known_on);
  }
  ENSURE(false);
}

std::string moment_words(Instant moment) {
  const auto face = in_london(moment);
  const bool is_last_second = face.since_midnight == Hours(24) - Seconds(1);
  return is_last_second ? "the end of " + full_day(face.day) : to_words(moment);
}

}  // namespace haven::guidelines
