#include "guidelines/reading/calendars.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "guidelines/reading/text_lines.h"
#include "guidelines/reading/written_time.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

constexpr std::string_view known_since_prefix = "known since ";

std::string all_said(const Labelled& label) {
  std::string text;
  for (const auto& line : label.said) text += (text.empty() ? "" : " ") + line.text;
  return text;
}

struct Years {
  std::chrono::year first;
  std::chrono::year last;
};

std::optional<std::chrono::year> read_year(const std::string& text) {
  int value = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (text.size() != 4 || read.ptr != end || value < 1900) return std::nullopt;
  return std::chrono::year(value);
}

/// "2019 to 2028".
Result<Years> read_years(const Labelled& label) {
  const auto pieces = split(all_said(label), " to ");
  const auto first = read_year(pieces.front());
  const auto last = read_year(pieces.back());
  if (pieces.size() != 2 || !first || !last)
    return problem("Years are written as \"2019 to 2028\"", line_words(label.line));
  if (*last < *first) return problem("The years end before they begin", line_words(label.line));
  return Years{*first, *last};
}

/// "Mon 19 Sep 2022  State Funeral  known since Sat 10 Sep 2022".
Result<Holiday> read_holiday(const Line& line) {
  const auto cells = columns(line.text);
  if (cells.size() < 2 || cells.size() > 3)
    return problem("A holiday has a day, a name, and may have \"known since\" a day");
  Holiday holiday{TRY(read_written_day(cells[0])), cells[1], std::nullopt};
  if (cells.size() == 2) return holiday;
  if (!cells[2].starts_with(known_since_prefix))
    return problem("A holiday has a day, a name, and may have \"known since\" a day");
  holiday.known_since = TRY(read_written_day(cells[2].substr(known_since_prefix.size())));
  return holiday;
}

std::map<std::chrono::sys_days, Calendar> editions(const std::string& title,
                                                   const std::vector<Holiday>& holidays) {
  std::map<std::chrono::sys_days, Calendar> all;
  all[std::chrono::sys_days::min()].name = title;
  for (const auto& holiday : holidays)
    if (holiday.known_since) all[*holiday.known_since].name = title;
  for (auto& [from, calendar] : all)
    for (const auto& holiday : holidays)
      if (!holiday.known_since || std::chrono::sys_days(*holiday.known_since) <= from)
        calendar.holidays.insert(holiday.day);
  return all;
}

}  // namespace

Result<void> HolidayCalendar::read_label(const Labelled& label) {
  if (label.label == "Source") {
    source_ = all_said(label);
    return {};
  }
  if (label.label == "For") {
    const auto nations = read_extent(all_said(label));
    if (!nations) return problem("\"For\" names a nation", line_words(label.line));
    nations_ = *nations;
    return {};
  }
  if (label.label == "Years") {
    const auto years = TRY(read_years(label));
    first_year_ = years.first;
    last_year_ = years.last;
    return {};
  }
  if (label.label != "Days")
    return problem(fmt::format("\"{}\" is not a label of a calendar", label.label),
                   line_words(label.line));
  for (const auto& line : label.said) {
    auto holiday = read_holiday(line);
    if (!holiday) return problem(holiday.error().says, line_words(line.number));
    holidays_.push_back(std::move(*holiday));
  }
  return {};
}

Result<HolidayCalendar> HolidayCalendar::read(std::string name, std::string_view text) {
  const auto read = TRY(labelled_text(text));
  HolidayCalendar calendar;
  calendar.name_ = std::move(name);
  calendar.title_ = read.title.text;
  for (const auto& label : read.labels) TRY(calendar.read_label(label));
  if (calendar.source_.empty()) return problem("There is no \"Source\"", line_words(1));
  if (int(calendar.last_year_) == 0) return problem("There is no \"Years\"", line_words(1));
  for (auto& [from, known] : editions(calendar.title_, calendar.holidays_))
    calendar.as_known_[from].calendar = std::move(known);
  calendar.count_days();
  return calendar;
}

void HolidayCalendar::count_days() {
  const std::chrono::sys_days first = first_year_ / 1 / 1;
  const std::chrono::sys_days last = last_year_ / 12 / 31;
  for (auto& [from, known] : as_known_)
    for (auto day = first; day <= last; day += std::chrono::days(1)) {
      if (known.calendar.is_working_day(day)) known.working_days.push_back(day);
      known.up_to.push_back(static_cast<int>(known.working_days.size()));
    }
}

const HolidayCalendar::Counted& HolidayCalendar::counted_on(Date day) const {
  return std::prev(as_known_.upper_bound(day))->second;
}

std::optional<Date> HolidayCalendar::next_known_after(Date day) const {
  const auto next = as_known_.upper_bound(day);
  return next == as_known_.end() ? std::nullopt : std::optional<Date>(next->first);
}
const Calendar& HolidayCalendar::as_known_on(Date day) const { return counted_on(day).calendar; }

Result<Date> HolidayCalendar::working_day_after(Date day, int number, Date known_on) const {
  const auto& known = counted_on(known_on);
  const auto since =
      (std::chrono::sys_days(day) - std::chrono::sys_days(first_year_ / 1 / 1)).count();
  const auto at = covers(day) ? known.up_to[static_cast<std::size_t>(since)] + number - 1 : -1;
  if (at < 0 || static_cast<std::size_t>(at) >= known.working_days.size())
    return problem(fmt::format("The calendar of {} does not reach so far from {}", title_,
                               to_short_words(day)));
  return Date(known.working_days[static_cast<std::size_t>(at)]);
}

bool HolidayCalendar::covers(Date day) const {
  return day.year() >= first_year_ && day.year() <= last_year_;
}

std::string HolidayCalendar::name_of(Date day) const {
  const auto found = std::ranges::find(holidays_, day, &Holiday::day);
  return found == holidays_.end() ? std::string() : found->name;
}

const HolidayCalendar* Calendars::of(Nation nation) const {
  for (const auto& [name, calendar] : by_name)
    if (std::ranges::find(calendar.nations(), nation) != calendar.nations().end()) return &calendar;
  return nullptr;
}

Result<void> read_owners(std::string_view text, Calendars& calendars) {
  for (const auto& line : TRY(lines_of(text))) {
    if (line.text.empty() || line.text.front() == '#') continue;
    const auto where = "owners, " + line_words(line.number);
    const auto cells = columns(line.text);
    if (cells.size() != 2)
      return problem("An owner has two columns: who, and whose calendar", where);
    const auto named = std::ranges::find_if(
        calendars.by_name, [&](const auto& entry) { return entry.second.title() == cells[1]; });
    constexpr std::string_view nation_in = "the nation in ";
    Owner owner;
    if (cells[1].starts_with(nation_in))
      owner.nation_fact = cells[1].substr(nation_in.size());
    else if (named != calendars.by_name.end())
      owner.calendar = named->first;
    else if (cells[1] != "the child's nation")
      return problem(fmt::format("There is no calendar \"{}\"", cells[1]), where);
    if (!calendars.owners.emplace(cells[0], owner).second)
      return problem(fmt::format("\"{}\" stands here twice", cells[0]), where);
  }
  return {};
}

}  // namespace haven::guidelines
