#include "values/working_days.h"

#include <doctest/doctest.h>

using namespace haven;

namespace {
Date day(std::string_view text) { return *read_date(text); }
Calendar easter_2026() {
  return {"England and Wales",
          {std::chrono::sys_days(day("2026-04-03")), std::chrono::sys_days(day("2026-04-06"))}};
}
}  // namespace

TEST_CASE("the day itself is not counted") {
  CHECK(working_day_after(day("2026-06-01"), WorkingDays{1}, {}) == day("2026-06-02"));
}

TEST_CASE("five working days from the Thursday before Easter skip both bank holidays") {
  CHECK(working_day_after(day("2026-04-02"), WorkingDays{5}, easter_2026()) == day("2026-04-13"));
}

TEST_CASE("a count that starts on a Saturday starts on Monday as day one") {
  CHECK(working_day_after(day("2026-06-06"), WorkingDays{1}, {}) == day("2026-06-08"));
}

TEST_CASE("counting forward and counting between agree on every day of four years") {
  const auto calendar = easter_2026();
  auto from = day("2024-01-01");
  for (int i = 0; i < 4 * 365; ++i, from = next_day(from))
    for (int n : {1, 5, 20, 45})
      CHECK(working_days_between(from, working_day_after(from, WorkingDays{n}, calendar),
                                 calendar) == WorkingDays{n});
}
