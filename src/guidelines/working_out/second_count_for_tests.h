#pragma once
#include <cstdint>
#include <cstdio>
#include <map>
#include <set>
#include <sstream>
#include <string>

/// A second way of counting time, for tests: it shares no line with the engine, neither its
/// calendar arithmetic nor its time zone data, and reads the holidays for itself.
namespace haven::second_count {

/// Days since 1 March of the year 0, so that a leap day is the last of its year.
inline std::int64_t day_number(int year, int month, int day) {
  const int y = month < 3 ? year - 1 : year;
  const int m = month < 3 ? month + 9 : month - 3;
  return 365LL * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

inline const std::int64_t epoch = day_number(1970, 1, 1);

/// 0 is Sunday. 1 January 1970 was a Thursday.
inline int weekday(std::int64_t number) { return static_cast<int>((number - epoch + 4) % 7); }

struct Day {
  int year, month, day;
};

inline Day day_of(std::int64_t number) {
  // Found by trying: slow, and hard to get wrong.
  int year = static_cast<int>(number / 366) - 1;
  while (day_number(year + 1, 1, 1) <= number) ++year;
  int month = 1;
  while (month < 12 && day_number(year, month + 1, 1) <= number) ++month;
  return {year, month, static_cast<int>(number - day_number(year, month, 1)) + 1};
}

/// 01:00 UTC on the last Sunday of a month, in seconds since 1970.
inline std::int64_t last_sunday(int year, int month) {
  auto number = day_number(year, month, 31);
  while (weekday(number) != 0) --number;
  return (number - epoch) * 86400 + 3600;
}

inline bool is_summer(std::int64_t utc) {
  const int year = day_of(epoch + utc / 86400).year;
  return utc >= last_sunday(year, 3) && utc < last_sunday(year, 10);
}

/// `zone` is "BST", "GMT" or empty: whichever the day then has.
inline std::int64_t from_london(std::int64_t number, int hour, int minute, int second,
                                const std::string& zone = "") {
  constexpr std::int64_t an_hour = 3600;
  constexpr std::int64_t a_minute = 60;
  const auto face = (number - epoch) * 86400 + hour * an_hour + minute * a_minute + second;
  const bool summer = zone.empty() ? is_summer(face - 3600) : zone == "BST";
  return summer ? face - 3600 : face;
}

inline std::int64_t london_day_number(std::int64_t utc) {
  return epoch + (is_summer(utc) ? utc + 3600 : utc) / 86400;
}

inline int month_number(const std::string& name) {
  static const std::string names = "JanFebMarAprMayJunJulAugSepOctNovDec";
  return static_cast<int>(names.find(name.substr(0, 3))) / 3 + 1;
}

/// "Fri 27 Mar [2026] [18:00 [BST]]" in seconds since 1970; the end of the day without a time.
inline std::int64_t moment(const std::string& text, int table_year) {
  std::istringstream words(text);
  std::string weekday_name, month, word, zone;
  int day = 0, hour = 23, minute = 59, second = 59, year = table_year;
  words >> weekday_name >> day >> month;
  while (words >> word) {
    if (word.size() == 4) year = std::stoi(word);
    if (word.size() == 3) zone = word;
    if (word.size() == 5) {
      second = 0;
      hour = std::stoi(word.substr(0, 2));
      minute = std::stoi(word.substr(3));
    }
  }
  return from_london(day_number(year, month_number(month), day), hour, minute, second, zone);
}

/// The days of a calendar file.
inline std::set<std::int64_t> holidays(const std::string& calendar_text) {
  std::set<std::int64_t> days;
  std::istringstream lines(calendar_text);
  for (std::string line; std::getline(lines, line);) {
    char weekday_name[4], month[4];
    int day = 0, year = 0;
    if (std::sscanf(line.c_str(), "  %3s %d %3s %d ", weekday_name, &day, month, &year) == 4)
      days.insert(day_number(year, month_number(month), day));
  }
  return days;
}

/// The last moment of so many units from a moment. Units as cards write them.
inline std::int64_t last_moment(std::int64_t start, int amount, const std::string& unit,
                                const std::set<std::int64_t>& holidays) {
  if (unit.starts_with("hour")) return start + amount * 3600LL;
  auto number = london_day_number(start);
  if (unit.starts_with("day")) number += amount;
  if (unit.starts_with("week")) number += 7LL * amount;
  if (unit.starts_with("month")) {
    const auto from = day_of(number);
    const int months = from.year * 12 + from.month - 1 + amount;
    const auto first = day_number(months / 12, months % 12 + 1, 1);
    const auto next = day_number((months + 1) / 12, (months + 1) % 12 + 1, 1);
    number = std::min(first + from.day, next) - 1;
  }
  if (unit.starts_with("working"))
    while (amount > 0) {
      ++number;
      if (weekday(number) != 0 && weekday(number) != 6 && !holidays.contains(number)) --amount;
    }
  return from_london(number, 23, 59, 59);
}

}  // namespace haven::second_count
