#include "guidelines/reading/calendars.h"

#include "guidelines/rules_for_tests.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

const std::string head = "Testland\n\nSource      A test\nFor         Scotland\n";

std::string refusal(const std::string& text) {
  const auto read = HolidayCalendar::read("testland", text);
  return read ? "read" : read.error().where + ": " + read.error().says;
}

std::size_t holidays_of(Nation nation, int year) {
  const auto& all = cards().calendars.of(nation)->holidays();
  return static_cast<std::size_t>(std::ranges::count_if(
      all, [&](const Holiday& holiday) { return int(holiday.day.year()) == year; }));
}

}  // namespace

TEST_CASE("every nation has a calendar, and England and Wales share one") {
  for (const auto nation : all_nations) CHECK(cards().calendars.of(nation) != nullptr);
  CHECK(cards().calendars.of(Nation::england) == cards().calendars.of(Nation::wales));
}

TEST_CASE("each division has its published number of holidays in each year") {
  CHECK(holidays_of(Nation::england, 2021) == 8);
  CHECK(holidays_of(Nation::england, 2022) == 10);
  CHECK(holidays_of(Nation::england, 2023) == 9);
  CHECK(holidays_of(Nation::scotland, 2026) == 10);
  CHECK(holidays_of(Nation::northern_ireland, 2026) == 10);
  for (int year = 2019; year <= 2028; ++year) CHECK(holidays_of(Nation::wales, year) >= 8);
}

TEST_CASE("no holiday of a division falls on a weekend, as a substitute day is listed instead") {
  for (const auto nation : all_nations)
    for (const auto& holiday : cards().calendars.of(nation)->holidays()) {
      const std::chrono::weekday weekday(std::chrono::sys_days(holiday.day));
      CAPTURE(to_text(holiday.day));
      CHECK(weekday != std::chrono::Saturday);
      CHECK(weekday != std::chrono::Sunday);
    }
}

TEST_CASE("the day of the World Cup is a holiday in Scotland alone, and only once proclaimed") {
  const auto world_cup = day("2026-06-15");
  const auto& scotland = *cards().calendars.of(Nation::scotland);
  CHECK(scotland.as_known_on(day("2026-02-04")).is_working_day(world_cup));
  CHECK_FALSE(scotland.as_known_on(day("2026-02-05")).is_working_day(world_cup));
  CHECK(cards()
            .calendars.of(Nation::england)
            ->as_known_on(day("2026-06-30"))
            .is_working_day(world_cup));
}

TEST_CASE("a calendar is refused with the line that is wrong") {
  CHECK(refusal(head + "Years       2026 to 2026\n\nDays\n  Mon 2 Jan 2026  A day\n") ==
        "line 8: 2 January 2026 is a Friday, not a Monday");
  CHECK(refusal(head + "Years       2026\n") == "line 5: Years are written as \"2019 to 2028\"");
  CHECK(refusal(head + "Years       2028 to 2026\n") == "line 5: The years end before they begin");
  CHECK(refusal(head + "Years       2026 to 2026\n\nDays\n  Fri 2 Jan 2026\n") ==
        "line 8: A holiday has a day, a name, and may have \"known since\" a day");
  CHECK(refusal(head) == "line 1: There is no \"Years\"");
  CHECK(refusal(head + "Yaers       2026 to 2026\n") ==
        "line 5: \"Yaers\" is not a label of a calendar");
}

TEST_CASE("an owner keeps the calendar of the child's nation or one that is named") {
  auto calendars = cards().calendars;
  CHECK(read_owners("the Home Office of a test  England and Wales\n", calendars));
  CHECK(calendars.owners.at("the Home Office of a test").calendar == "england_and_wales");
  CHECK(read_owners("the moon  Luna\n", calendars).error().says == "There is no calendar \"Luna\"");
  CHECK(read_owners("the carer  the child's nation\n", calendars).error().says ==
        "\"the carer\" stands here twice");
}
