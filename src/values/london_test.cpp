#include "values/london.h"

#include <doctest/doctest.h>

#include <vector>

using namespace haven;
using namespace std::chrono_literals;

namespace {
Instant at(std::string_view text) { return *read_instant(text); }
Date day(std::string_view text) { return *read_date(text); }
}  // namespace

TEST_CASE("London is an hour ahead of UTC in summer and level in winter") {
  CHECK(to_london_text(at("2027-07-01T12:00:00Z")) == "2027-07-01T13:00:00+01:00");
  CHECK(to_london_text(at("2027-01-01T12:00:00Z")) == "2027-01-01T12:00:00+00:00");
}

TEST_CASE("a late evening in summer belongs to the next London day") {
  CHECK(london_day(at("2027-07-01T23:30:00Z")) == day("2027-07-02"));
}

TEST_CASE("every clock change of 2024 to 2028 happens at 01:00 UTC on its published day") {
  struct Year {
    const char* starts;
    const char* ends;
  };
  const std::vector<Year> published = {{"2024-03-31", "2024-10-27"},
                                       {"2025-03-30", "2025-10-26"},
                                       {"2026-03-29", "2026-10-25"},
                                       {"2027-03-28", "2027-10-31"},
                                       {"2028-03-26", "2028-10-29"}};
  for (const auto& year : published) {
    const auto forward = at(std::string(year.starts) + "T01:00:00Z");
    const auto back = at(std::string(year.ends) + "T01:00:00Z");
    CHECK(in_london(forward - 1s).offset == 0s);
    CHECK(in_london(forward).offset == 3600s);
    CHECK(in_london(back - 1s).offset == 3600s);
    CHECK(in_london(back).offset == 0s);
  }
}

TEST_CASE("summer time goes on in the years in which today's children come of age") {
  CHECK(to_london_text(at("2044-07-01T12:00:00Z")) == "2044-07-01T13:00:00+01:00");
  CHECK(to_london_text(at("2044-12-01T12:00:00Z")) == "2044-12-01T12:00:00+00:00");
  // The last Sundays of March and October 2044.
  CHECK(in_london(at("2044-03-27T00:59:59Z")).offset == 0s);
  CHECK(in_london(at("2044-03-27T01:00:00Z")).offset == 3600s);
  CHECK(in_london(at("2044-10-30T00:59:59Z")).offset == 3600s);
  CHECK(in_london(at("2044-10-30T01:00:00Z")).offset == 0s);
  CHECK(start_of(day("2044-07-01")) == at("2044-06-30T23:00:00Z"));
}

TEST_CASE("a clock face that was shown is read back as the moment at which it was, for 200 years") {
  for (auto moment = at("1975-01-01T00:30:00Z"); moment < at("2190-01-01T00:00:00Z");
       moment += std::chrono::hours(7 * 24 + 5)) {
    const auto face = in_london(moment);
    const auto first = from_london(face.day, face.since_midnight, Repeated::first);
    const auto second = from_london(face.day, face.since_midnight, Repeated::second);
    REQUIRE(first);
    REQUIRE(second);
    REQUIRE((*first == moment || *second == moment));
  }
}

TEST_CASE("the hour that is skipped in March is refused with a sentence") {
  const auto skipped = from_london(day("2027-03-28"), 1h + 30min);
  REQUIRE_FALSE(skipped);
  CHECK(skipped.error().says == "There was no such time on 28 March 2027: the clocks went forward");
}

TEST_CASE("the hour that is repeated in October means either of two moments") {
  const auto first = *from_london(day("2027-10-31"), 1h + 30min, Repeated::first);
  const auto second = *from_london(day("2027-10-31"), 1h + 30min, Repeated::second);
  CHECK(second - first == 1h);
  CHECK(to_london_text(first) == "2027-10-31T01:30:00+01:00");
  CHECK(to_london_text(second) == "2027-10-31T01:30:00+00:00");
}

TEST_CASE("the day of a clock change has 23 or 25 hours") {
  CHECK(end_of(day("2027-03-28")) - start_of(day("2027-03-28")) == 23h - 1s);
  CHECK(end_of(day("2027-10-31")) - start_of(day("2027-10-31")) == 25h - 1s);
}

TEST_CASE("72 hours from 18:00 before the spring change end at 19:00") {
  const auto returned = at("2026-03-27T18:00:00Z");
  CHECK(to_words(returned + 72h) == "Monday 30 March 2026 at 7pm");
}

TEST_CASE("times are said as people say them") {
  CHECK(clock_words(at("2027-01-01T00:00:00Z")) == "midnight");
  CHECK(clock_words(at("2027-01-01T12:00:00Z")) == "midday");
  CHECK(clock_words(at("2027-01-01T12:05:00Z")) == "12:05pm");
  CHECK(clock_words(at("2027-01-01T00:05:00Z")) == "12:05am");
  CHECK(to_words(Seconds(59s)) == "less than a minute");
  CHECK(to_words(Seconds(60s)) == "1 minute");
  CHECK(to_words(Seconds(3h + 10min)) == "3 hours 10 minutes");
  CHECK(to_words(Seconds(49h + 59min)) == "2 days 1 hour");
}
