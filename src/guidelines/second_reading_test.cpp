// Every date that a card's examples write down, found a second time: by another reading of the
// card's text, another calendar and other clocks than the engine's, none of whose code is here.
#include <algorithm>
#include <regex>

#include "guidelines/rules_for_tests.h"
#include "guidelines/working_out/second_count_for_tests.h"

namespace second_count = haven::second_count;

namespace {

using Moments = std::set<std::int64_t>;
using Holidays = std::set<std::int64_t>;
constexpr std::int64_t a_day = 86400;

/// A label and its text, lines joined; a table is a label "Examples" with its rows under it.
struct Labelled {
  std::string label;
  std::string text;
  std::vector<std::string> rows;
};

std::vector<Labelled> labels_of(const std::string& card) {
  std::vector<Labelled> found;
  std::istringstream lines(card);
  for (std::string line; std::getline(lines, line);) {
    if (line.empty()) continue;
    if (line[0] != ' ')
      found.push_back({line.substr(0, line.find("  ")),
                       line.size() > 12 ? line.substr(12) : std::string(),
                       {}});
    else if (found.back().label.starts_with("Examples"))
      found.back().rows.push_back(line);
    else
      found.back().text += " " + line.substr(line.find_first_not_of(' '));
  }
  return found;
}

std::vector<std::string> cells_of(const std::string& row) {
  static const std::regex gap(" {2,}");
  const auto text = row.substr(2);
  return {std::sregex_token_iterator(text.begin(), text.end(), gap, -1), {}};
}

/// Every "Fri 27 Mar 2026 18:00 BST" of a text, in order.
std::vector<std::string> times_in(const std::string& text) {
  static const std::regex time(
      "(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \\d{1,2} [A-Z][a-z]{2}( \\d{4})?( \\d\\d:\\d\\d)?( BST| "
      "GMT)?");
  std::vector<std::string> found;
  for (std::sregex_iterator it(text.begin(), text.end(), time), end; it != end; ++it)
    found.push_back(it->str());
  return found;
}

int year_of(const Labelled& table) {
  return table.label.size() > 12 ? std::stoi(table.label.substr(12))
                                 : std::stoi(table.text.empty() ? "0" : table.text);
}

struct Count {
  int amount;
  std::string unit;
  bool begins_with;
};

std::vector<Count> counts_in(const std::string& text) {
  static const std::regex count(
      "(\\d{1,3}) (hours?|days?|weeks?|months?|working days?|school days?)( beginning with)?");
  std::vector<Count> found;
  for (std::sregex_iterator it(text.begin(), text.end(), count), end; it != end; ++it)
    found.push_back({std::stoi((*it)[1]), (*it)[2], (*it)[3].matched});
  static const std::array<std::string, 10> ordinals = {"first", "second", "third",   "fourth",
                                                       "fifth", "sixth",  "seventh", "eighth",
                                                       "ninth", "tenth"};
  for (int i = 0; i < 10; ++i)
    if (text.find("the " + ordinals[static_cast<std::size_t>(i)] + " working day") != text.npos)
      found.push_back({i + 1, "working day", false});
  return found;
}

std::int64_t end_of_day(std::int64_t number) {
  return second_count::from_london(number, 23, 59, 59);
}

/// The last moment of a count; one that begins with its day is counted from the day before.
std::int64_t last_of(const Count& count, std::int64_t from, const Holidays& holidays) {
  if (!count.begins_with)
    return second_count::last_moment(from, count.amount,
                                     count.unit.starts_with("school") ? "working days" : count.unit,
                                     holidays);
  if (count.unit.starts_with("working"))
    return second_count::last_moment(from - a_day, count.amount, count.unit, holidays);
  const auto last = second_count::last_moment(from, count.amount, count.unit, holidays);
  return end_of_day(second_count::london_day_number(last) - 1);
}

std::int64_t end_of_month(std::int64_t moment) {
  const auto day = second_count::day_of(second_count::london_day_number(moment));
  const int months = day.year * 12 + day.month;
  return end_of_day(second_count::day_number(months / 12, months % 12 + 1, 1) - 1);
}

/// What one row is counted by.
struct Row {
  std::vector<std::int64_t> anchors;  ///< Every moment it names before the one it is asked on.
  std::string born;                   ///< "10 Oct 2021", or empty.
};

/// The ends of the days before the birthdays of whoever the row is about; 29 February is kept on
/// 1 March, so that the last day before it is always the day before the next.
void add_birthdays(const Row& row, const std::string& text, Moments& found) {
  static const std::regex date("(\\d{1,2}) ([A-Z][a-z]{2}) (\\d{4})");
  static const std::regex turns("turns (\\d{1,2})");
  std::smatch born, years;
  if (!std::regex_search(row.born, born, date) || !std::regex_search(text, years, turns)) return;
  const int year = std::stoi(born[3]) + std::stoi(years[1]);
  const int month = second_count::month_number(born[2]);
  found.insert(end_of_day(second_count::day_number(year, month, std::stoi(born[1])) - 1));
}

/// All moments that the text can come to; several lines of a card each have their own.
Moments candidates(const std::string& text, const Row& row, const Holidays& holidays) {
  Moments found;
  for (const auto from : row.anchors) {
    found.insert({from, end_of_month(from), end_of_day(second_count::london_day_number(from))});
    for (const auto& count : counts_in(text)) {
      found.insert(last_of(count, from, holidays));
      found.insert(end_of_day(second_count::london_day_number(from) - count.amount));
    }
  }
  add_birthdays(row, text, found);
  return found;
}

/// A time in which the clock stood still pushes every limit on.
Moments pushed_on(const Moments& limits, const Row& row, const Holidays& holidays) {
  Moments found;
  for (std::size_t i = 1; i < row.anchors.size(); ++i)
    for (const auto limit : limits) {
      const auto from = row.anchors[i - 1], to = row.anchors[i];
      found.insert(limit + (to - from));
      const auto first = second_count::london_day_number(from);
      const auto last = second_count::london_day_number(to);
      found.insert(end_of_day(second_count::london_day_number(limit) + last - first));
      int days = 0;
      for (auto day = first + 1; day <= last; ++day)
        if (second_count::weekday(day) % 6 != 0 && !holidays.contains(day)) ++days;
      found.insert(second_count::last_moment(limit, days, "working days", holidays));
    }
  return found;
}

/// Hours in all, over periods that the row names from and to.
Moments totals(const Count& total, const Row& row) {
  Moments found;
  for (std::size_t last = 0; last < row.anchors.size(); ++last) {
    std::int64_t spent = 0;
    for (std::size_t i = last; i >= 2; i -= 2) {
      spent += row.anchors[i - 1] - row.anchors[i - 2];
      found.insert(row.anchors[last] + total.amount * 3600LL - spent);
    }
  }
  return found;
}

/// Which holidays the owner keeps.
std::string calendar_of(const std::vector<Labelled>& labels, const std::string& owners) {
  const auto text = [&](const std::string& name) {
    const auto found = std::ranges::find(labels, name, &Labelled::label);
    return found == labels.end() ? std::string() : found->text;
  };
  if (!text("Calendar").empty()) return "childrens_hearings";
  const auto at = owners.find("\n" + text("Who") + "  ");
  const auto line = owners.substr(at + 1, owners.find('\n', at + 1) - at - 1);
  if (line.ends_with("England and Wales")) return "england_and_wales";
  if (line.ends_with("  Scotland")) return "scotland";
  if (line.ends_with("  Northern Ireland")) return "northern_ireland";
  const auto extent = text("Extent");
  if (extent == "Scotland") return "scotland";
  return extent == "Northern Ireland" ? "northern_ireland" : "england_and_wales";
}

struct Checked {
  int moments = 0;
  int weekdays = 0;
};

std::int64_t moment(const std::string& time, int year) { return second_count::moment(time, year); }

void check_weekdays(const std::string& line, int year, Checked& checked) {
  static const std::string names = "SunMonTueWedThuFriSat";
  for (const auto& time : times_in(line)) {
    const auto number = second_count::london_day_number(moment(time, year));
    CHECK_MESSAGE(names.substr(3 * static_cast<std::size_t>(second_count::weekday(number)), 3) ==
                      time.substr(0, 3),
                  time);
    ++checked.weekdays;
  }
}

/// Checks every moment of one row's last column that the card's own text gives.
void check_row(const std::string& line, int year, const std::string& times,
               const Holidays& holidays, Checked& checked) {
  CAPTURE(line);
  const auto cells = cells_of(line);
  Row row;
  for (std::size_t i = 0; i + 2 < cells.size(); ++i) {
    for (const auto& time : times_in(cells[i])) row.anchors.push_back(moment(time, year));
    if (times_in(cells[i]).empty() && cells[i].find_first_of("0123456789") == 0)
      row.born = cells[i];
  }
  auto limits = candidates(times, row, holidays);
  limits.merge(pushed_on(Moments(limits), row, holidays));
  for (const auto& count : counts_in(times)) limits.merge(totals(count, row));
  static const std::regex written(
      "(due|floor|remind|not before) ([A-Z][a-z]{2} [^,:]*(:\\d\\d[^,:]*)?)");
  const auto& last = cells.back();
  for (std::sregex_iterator it(last.begin(), last.end(), written), end; it != end; ++it) {
    const auto found = times_in((*it)[2]);
    REQUIRE(found.size() == 1);
    const auto at = moment(found[0], year);
    // It opens as the day after the last begins, or on the one day on which it may be done.
    const bool opens = (*it)[1] == "not before";
    const bool is_found = limits.contains(at) ||
                          (opens && (limits.contains(at - 1) || limits.contains(at + a_day - 1)));
    CHECK_MESSAGE(is_found, it->str());
    ++checked.moments;
  }
}

void check_card(const std::string& card, const std::string& owners, Checked& checked) {
  const auto labels = labels_of(card);
  const auto holidays = second_count::holidays(haven::guidelines::text_of_file(
      HAVEN_ROOT "/rules/calendars/" + calendar_of(labels, owners) + ".txt"));
  static const std::set<std::string> of_time = {"Within",     "On",     "Before", "Until",
                                                "Not before", "Remind", "Again",  "When"};
  std::string common, of_part;
  bool has_part = false;
  for (const auto& said : labels) {
    if (said.label == "Part") {
      has_part = true;
      of_part.clear();
    }
    if (of_time.contains(said.label)) (has_part ? of_part : common) += said.text + "; ";
    if (!said.label.starts_with("Examples")) continue;
    const int year = year_of(said);
    for (std::size_t i = 1; i < said.rows.size(); ++i) {
      check_weekdays(said.rows[i], year, checked);
      check_row(said.rows[i], year, common + of_part, holidays, checked);
    }
  }
}

}  // namespace

TEST_CASE("a second calculator finds every moment that the examples of the cards write down") {
  const auto owners = haven::guidelines::text_of_file(HAVEN_ROOT "/rules/owners");
  Checked checked;
  std::set<std::string> seen;
  for (const auto& card : haven::guidelines::cards().all) {
    if (!seen.insert(card->id).second) continue;
    CAPTURE(card->id);
    check_card(card->text, owners, checked);
  }
  CHECK(checked.moments > 500);
  CHECK(checked.weekdays > 3000);
}
