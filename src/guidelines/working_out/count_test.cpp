#include "guidelines/working_out/count.h"

#include <random>

#include "guidelines/rules_for_tests.h"
#include "guidelines/working_out/second_count_for_tests.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

const HolidayCalendar& calendar(const std::string& name) {
  return cards().calendars.by_name.at(name);
}

const std::vector<SchoolClosure> no_closures;

CountedBy by(const HolidayCalendar* calendar, const std::string& known_on) {
  return {calendar, day(known_on), &no_closures};
}

std::string ends(const std::string& amount, const std::string& start,
                 const std::string& name = "england_and_wales",
                 const std::string& known_on = "2028-12-31") {
  const auto last =
      last_moment(*read_amount(amount), From::day_after, at(start), by(&calendar(name), known_on));
  return last ? to_london_text(*last) : last.error().says;
}

std::vector<std::string> working(Amount amount, const std::string& start,
                                 const CountedBy& counted) {
  const auto last = *last_moment(amount, From::day_after, at(start), counted);
  return count_words(amount, From::day_after, at(start), last, counted);
}

}  // namespace

TEST_CASE("72 hours run over a weekend to the same time of day") {
  CHECK(ends("72 hours", "2027-05-06T14:00:00+01:00") == "2027-05-09T14:00:00+01:00");
}

TEST_CASE("hours over the spring clock change end an hour later on the clock") {
  CHECK(ends("72 hours", "2026-03-27T18:00:00Z") == "2026-03-30T19:00:00+01:00");
}

TEST_CASE("hours over the autumn clock change end an hour earlier on the clock") {
  CHECK(ends("72 hours", "2026-10-23T22:30:00+01:00") == "2026-10-26T21:30:00+00:00");
}

TEST_CASE("days leave out the first and end with the last second of the last") {
  CHECK(ends("7 days", "2027-04-18T07:00:00+01:00") == "2027-04-25T23:59:59+01:00");
}

TEST_CASE("a late evening in summer counts from the London day, not that of UTC") {
  CHECK(ends("1 day", "2026-07-01T23:30:00Z") == "2026-07-03T23:59:59+01:00");
}

TEST_CASE("a week is seven days, and a holiday does not move it") {
  CHECK(ends("1 week", "2025-12-18T23:15:00Z") == "2025-12-25T23:59:59+00:00");
}

TEST_CASE("a month ends on the same day, or on the last day of a shorter month") {
  CHECK(ends("3 months", "2025-11-30T10:00:00Z") == "2026-02-28T23:59:59+00:00");
  CHECK(ends("6 months", "2027-08-31T14:00:00+01:00") == "2028-02-29T23:59:59+00:00");
}

TEST_CASE("month ends do not stick: three months from 28 February end on the 28th") {
  CHECK(ends("3 months", "2026-02-28T10:00:00Z") == "2026-05-28T23:59:59+01:00");
}

TEST_CASE("working days pass over Good Friday and Easter Monday in England") {
  CHECK(ends("1 working day", "2026-04-02T16:10:00+01:00") == "2026-04-07T23:59:59+01:00");
  CHECK(ends("45 working days", "2026-04-02T16:10:00+01:00") == "2026-06-10T23:59:59+01:00");
}

TEST_CASE("Easter Monday is a working day in Scotland, and 2 January is not") {
  CHECK(ends("3 working days", "2026-04-02T20:30:00+01:00", "scotland") ==
        "2026-04-08T23:59:59+01:00");
  CHECK(ends("1 working day", "2026-04-02T20:30:00+01:00", "scotland") ==
        "2026-04-06T23:59:59+01:00");
  CHECK(ends("1 working day", "2026-01-01T09:00:00Z", "scotland") == "2026-01-05T23:59:59+00:00");
}

TEST_CASE("Northern Ireland keeps the Boyne's substitute day") {
  CHECK(ends("10 working days", "2026-07-07T12:00:00+01:00", "northern_ireland") ==
        "2026-07-22T23:59:59+01:00");
}

TEST_CASE("children's hearings work on Good Friday and on bank holidays in May") {
  CHECK(ends("2 working days", "2026-04-02T20:00:00+01:00", "childrens_hearings") ==
        "2026-04-06T23:59:59+01:00");
  CHECK(ends("1 working day", "2026-05-01T20:00:00+01:00", "childrens_hearings") ==
        "2026-05-04T23:59:59+01:00");
}

TEST_CASE("a count that begins on a Saturday starts with the next working day") {
  CHECK(ends("5 working days", "2026-08-29T23:40:00+01:00") == "2026-09-07T23:59:59+01:00");
}

TEST_CASE("a holiday does not count until the day it was proclaimed") {
  const auto start = "2026-06-11T15:00:00+01:00";
  CHECK(ends("15 working days", start, "scotland", "2026-02-04") == "2026-07-02T23:59:59+01:00");
  CHECK(ends("15 working days", start, "scotland", "2026-02-05") == "2026-07-03T23:59:59+01:00");
}

TEST_CASE("beyond the last year of a calendar nothing is guessed") {
  CHECK(ends("5 working days", "2028-12-22T10:00:00Z") ==
        "The calendar of England and Wales does not reach so far from Fri 22 Dec 2028");
  CHECK_FALSE(last_moment({5, Unit::working_days}, From::day_after, at("2026-06-01T10:00:00Z"),
                          by(nullptr, "2026-06-01")));
}

TEST_CASE("the working names every day counted and every holiday left out") {
  const auto said = working({1, Unit::working_days}, "2026-04-02T16:10:00+01:00",
                            by(&calendar("england_and_wales"), "2026-04-02"));
  REQUIRE(said.size() == 3);
  CHECK(said[1] == "Counted: 1 Tue 7 Apr 2026");
  CHECK(said[2] ==
        "Left out: Fri 3 Apr 2026 (Good Friday), Sat 4 Apr 2026, Sun 5 Apr 2026, Mon 6 Apr 2026 "
        "(Easter Monday)");
}

TEST_CASE("the working says when the clocks change") {
  const auto said = working({72, Unit::hours}, "2026-03-27T18:00:00Z", by(nullptr, "2026-03-27"));
  CHECK(said.back() == "The clocks go forward an hour in that time");
}

TEST_CASE("an amount is a number and a unit that agrees with it") {
  for (const auto* good : {"1 hour", "72 hours", "1 working day", "45 working days", "1 month"})
    CHECK(amount_words(*read_amount(good)) == good);
  for (const auto* bad : {"", "hours", "1 hours", "2 hour", "0 days", "-1 days", "1000 days",
                          "072 hours", "2 fortnights", "2  days", "2 days ", "two days"})
    CHECK_FALSE_MESSAGE(read_amount(bad), bad);
}

TEST_CASE("a second calculator finds the same end for ten thousand counts") {
  std::mt19937_64 random(20270506);
  const std::vector<std::string> units = {"hours", "days", "weeks", "months", "working days"};
  for (const auto& name :
       {"england_and_wales", "scotland", "northern_ireland", "childrens_hearings"}) {
    const auto days = second_count::holidays(
        text_of_file(HAVEN_ROOT "/rules/calendars/" + std::string(name) + ".txt"));
    for (int i = 0; i < 2500; ++i) {
      // Five years at most from 2022 stay within the calendars.
      const auto start = at("2019-01-01T00:00:00Z") + Seconds(random() % (4ULL * 365 * 86400));
      const auto& unit = units[random() % units.size()];
      const int amount = 2 + static_cast<int>(random() % (unit == "hours" ? 200 : 59));
      const auto words = std::to_string(amount) + " " + unit;
      CAPTURE(words);
      CAPTURE(to_text(start));
      const auto last = last_moment(*read_amount(words), From::day_after, start,
                                    by(&calendar(name), "2028-12-31"));
      REQUIRE(last);
      CHECK(last->time_since_epoch().count() ==
            second_count::last_moment(start.time_since_epoch().count(), amount, unit, days));
    }
  }
}
