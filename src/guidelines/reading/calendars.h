#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "guidelines/reading/nation.h"
#include "guidelines/reading/text_lines.h"
#include "values/result.h"
#include "values/working_days.h"

/// The calendars working days are counted by, as kept in rules/calendars/, and whose calendar each
/// owner of a duty keeps, as said in rules/owners.
namespace haven::guidelines {

/// A day nobody is expected to work, and since when that has been known: days are proclaimed late.
struct Holiday {
  Date day;
  std::string name;
  std::optional<Date> known_since;  ///< Empty when it has always been known.
};

/// One division's holidays, or one instrument's own.
class HolidayCalendar {
 public:
  /// `name` is the file's name without ".txt". Problem: names the line.
  static Result<HolidayCalendar> read(std::string name, std::string_view text);

  const std::string& name() const { return name_; }    ///< "england_and_wales".
  const std::string& title() const { return title_; }  ///< "England and Wales".
  const std::string& source() const { return source_; }
  const std::vector<Nation>& nations() const { return nations_; }  ///< Empty: an instrument's own.
  const std::vector<Holiday>& holidays() const { return holidays_; }

  /// The first day after `day` on which a holiday becomes known. Nothing when none does.
  std::optional<Date> next_known_after(Date day) const;
  /// The holidays that were known of at the end of `day`.
  const Calendar& as_known_on(Date day) const;
  /// The `number`-th working day after `day`, by what was known on `known_on`. Problem: the years
  /// for which holidays are listed do not reach from the one to the other.
  Result<Date> working_day_after(Date day, int number, Date known_on) const;
  /// Whether `day` lies in the years for which holidays are listed.
  bool covers(Date day) const;
  /// "Good Friday"; empty for a day that is none.
  std::string name_of(Date day) const;

 private:
  Result<void> read_label(const Labelled& label);

  std::string name_;
  std::string title_;
  std::string source_;
  std::vector<Nation> nations_;
  std::chrono::year first_year_{};
  std::chrono::year last_year_{};
  std::vector<Holiday> holidays_;
  /// All working days of the listed years, and of each day how many lie up to it and on it.
  struct Counted {
    Calendar calendar;
    std::vector<std::chrono::sys_days> working_days;
    std::vector<int> up_to;
  };
  const Counted& counted_on(Date day) const;
  void count_days();

  /// What was known from each day on which something became known; the first from always.
  std::map<std::chrono::sys_days, Counted> as_known_;
};

/// The calendar an owner keeps: that of the child's nation, or always the same one.
struct Owner {
  std::string calendar;     ///< A calendar's name; empty for that of the child's nation.
  std::string nation_fact;  ///< A fact that names another nation, where it is known.
};

struct Calendars {
  std::map<std::string, HolidayCalendar, std::less<>> by_name;
  std::map<std::string, Owner, std::less<>> owners;

  /// Null when no division has the nation.
  const HolidayCalendar* of(Nation nation) const;
};

/// Adds the owners of rules/owners: two columns, the owner and the title of the calendar it keeps
/// "the child's nation" or "the nation in FACT". Problem: names the line.
Result<void> read_owners(std::string_view text, Calendars& calendars);

}  // namespace haven::guidelines
