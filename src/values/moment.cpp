#include "values/moment.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <optional>

namespace haven {
namespace {

/// Reads exactly `digits` decimal digits from the front of `text`.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char expected) {
  if (text.empty() || text.front() != expected) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day) return std::nullopt;
  const Date date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return date;
}

/// "Z", "+01:00" or "-05:00", as what must be taken from local time to give UTC.
std::optional<Seconds> take_offset(std::string_view& text) {
  if (take(text, 'Z')) return Seconds(0);
  const int sign = take(text, '+') ? 1 : take(text, '-') ? -1 : 0;
  if (sign == 0) return std::nullopt;
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 23 || !take(text, ':')) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  return sign * (Hours(*hours) + Minutes(*minutes));
}

std::optional<Instant> take_instant(std::string_view& text) {
  const auto date = take_date(text);
  if (!date || !take(text, 'T')) return std::nullopt;
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59 || !take(text, ':')) return std::nullopt;
  const auto second = take_number(text, 2);
  if (!second || *second > 59) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset) return std::nullopt;
  return Instant(std::chrono::sys_days(*date)) + Hours(*hour) + Minutes(*minute) +
         Seconds(*second) - *offset;
}

}  // namespace

std::string to_text(Instant moment) {
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::hh_mm_ss time(moment - day);
  return fmt::format(FMT_COMPILE("{}T{:02}:{:02}:{:02}Z"), to_text(Date(day)), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

Result<Instant> read_instant(std::string_view text) {
  auto rest = text;
  const auto moment = take_instant(rest);
  if (!moment || !rest.empty())
    return problem(fmt::format("\"{}\" is not a moment such as 2027-04-17T06:34:00Z", text));
  return *moment;
}

std::string to_text(Date day) {
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

Result<Date> read_date(std::string_view text) {
  auto rest = text;
  const auto date = take_date(rest);
  if (!date || !rest.empty())
    return problem(fmt::format("\"{}\" is not a day such as 2027-04-17", text));
  return *date;
}

std::string to_text(Span span) {
  return span.is_exact() ? to_text(span.from) : to_text(span.from) + "/" + to_text(span.to);
}

Result<Span> read_span(std::string_view text) {
  const auto slash = text.find('/');
  if (slash == std::string_view::npos) return Span::at(TRY(read_instant(text)));
  const Span span{TRY(read_instant(text.substr(0, slash))),
                  TRY(read_instant(text.substr(slash + 1)))};
  if (span.to < span.from) return problem(fmt::format("\"{}\" ends before it begins", text));
  return span;
}

}  // namespace haven
