#include "guidelines/reading/written_time.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "guidelines/reading/text_lines.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

constexpr std::array<std::string_view, 7> weekdays = {"Sun", "Mon", "Tue", "Wed",
                                                      "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 7> long_weekdays = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

std::optional<int> number(std::string_view text, std::size_t least, std::size_t most) {
  if (text.size() < least || text.size() > most) return std::nullopt;
  int value = 0;
  const auto* begin = text.data();
  const auto* end = begin + text.size();
  const auto read = std::from_chars(begin, end, value);
  if (read.ec != std::errc() || read.ptr != end || value < 0) return std::nullopt;
  return value;
}

std::optional<std::chrono::month> month(std::string_view name, std::size_t letters) {
  for (unsigned i = 0; i < months.size(); ++i)
    if (months[i].substr(0, letters) == name) return std::chrono::month(i + 1);
  return std::nullopt;
}

std::optional<std::chrono::year> year(std::string_view text) {
  const auto value = number(text, 4, 4);
  if (!value) return std::nullopt;
  return std::chrono::year(*value);
}

std::optional<Seconds> clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = number(text.substr(0, 2), 2, 2);
  const auto minute = number(text.substr(3), 2, 2);
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return Hours(*hour) + Minutes(*minute);
}

Result<Date> date(std::string_view text, std::string_view day, std::optional<std::chrono::month> m,
                  std::optional<std::chrono::year> y) {
  const auto d = number(day, 1, 2);
  if (d && m && y) {
    const Date read{*y, *m, std::chrono::day(static_cast<unsigned>(*d))};
    if (read.ok()) return read;
  }
  return problem(fmt::format("\"{}\" is not a date", text));
}

Result<void> check_weekday(Date day, std::string_view written) {
  const auto index = std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
  if (weekdays[index] == written) return {};
  const auto meant = std::ranges::find(weekdays, written) - weekdays.begin();
  return problem(fmt::format("{} is a {}, not a {}", to_words(day), long_weekdays[index],
                             long_weekdays[static_cast<std::size_t>(meant)]));
}

/// The moment of a clock face, with "BST" or "GMT" where the hour is repeated and only there.
Result<Instant> moment(Date day, Seconds face, std::string_view zone) {
  const auto first = TRY(from_london(day, face, Repeated::first));
  const auto second = TRY(from_london(day, face, Repeated::second));
  if (first == second && zone.empty()) return first;
  if (first == second) return problem("BST or GMT stands only in an hour that comes twice");
  if (zone == "BST") return first;
  if (zone == "GMT") return second;
  return problem("This hour comes twice, as the clocks go back: write BST or GMT after it");
}

/// The words of a written time, taken one by one from the front.
struct InTurn {
  std::vector<std::string> all;
  std::size_t at = 0;

  std::string_view peek() const { return at < all.size() ? all[at] : std::string_view{}; }
  std::string_view take() { return at < all.size() ? all[at++] : std::string_view{}; }
};

}  // namespace

bool is_weekday(std::string_view word) {
  return std::ranges::find(weekdays, word) != weekdays.end();
}

Result<WrittenTime> read_written_time(std::string_view text,
                                      std::optional<std::chrono::year> table_year) {
  InTurn words{split(text, " ")};
  const auto weekday = words.take();
  if (!is_weekday(weekday))
    return problem(fmt::format("\"{}\" is not a time such as \"Fri 27 Mar 2026 18:00\"", text));
  const auto day = words.take();
  const auto month_name = month(words.take(), 3);
  const auto own_year = year(words.peek());
  if (own_year) words.take();
  if (!own_year && !table_year) return problem(fmt::format("\"{}\" has no year", text));
  const auto on = TRY(date(text, day, month_name, own_year ? own_year : table_year));
  TRY(check_weekday(on, weekday));
  if (words.peek().empty()) return WrittenTime{{start_of(on), end_of(on)}, false};

  const auto face = clock(words.take());
  const auto zone = words.take();
  if (!face || !words.peek().empty())
    return problem(fmt::format("\"{}\" is not a time such as \"Fri 27 Mar 2026 18:00\"", text));
  return WrittenTime{Span::at(TRY(moment(on, *face, zone))), true};
}

Result<Date> read_written_day(std::string_view text) {
  const auto written = TRY(read_written_time(text, std::nullopt));
  if (written.has_clock) return problem(fmt::format("\"{}\" is not a day", text));
  return london_day(written.span.from);
}

Result<Date> read_short_date(std::string_view text) {
  const auto words = split(text, " ");
  if (words.size() != 3)
    return problem(fmt::format("\"{}\" is not a date such as \"10 Oct 2021\"", text));
  return date(text, words[0], month(words[1], 3), year(words[2]));
}

Result<Date> read_long_date(std::string_view text) {
  const auto words = split(text, " ");
  if (words.size() != 3) return problem(fmt::format("\"{}\" is not a date", text));
  return date(text, words[0], month(words[1], std::string_view::npos), year(words[2]));
}

}  // namespace haven::guidelines
