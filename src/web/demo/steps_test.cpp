#include "web/demo/steps.h"

#include <doctest/doctest.h>

#include "desk/strange_values.h"

namespace haven::web {
namespace {

const Instant now = read_instant("2027-03-01T10:00:00Z").value();
const Instant last = read_instant("2199-12-31T23:59:59Z").value();

TEST_CASE("the clock is moved on by whole minutes") {
  CHECK(read_step("10", now) == Minutes(10));
  CHECK(read_step("1440", now) == Minutes(1440));
  CHECK(read_step("999999", now) == Minutes(999'999));
}

TEST_CASE("an absurd step is refused in words") {
  for (const auto* typed :
       {"", "-1", "-10", "+10", " 10", "10 ", "1.5", "1e3", "ten", "1000000", "9223372036854775807",
        "9223372036854775808", "153722867280912931", "99999999999999999999999999999999"}) {
    CAPTURE(typed);
    const auto step = read_step(typed, now);
    REQUIRE_FALSE(step);
    CHECK(step.error().says.find("whole number of minutes") != std::string::npos);
  }
}

TEST_CASE("the clock goes up to the last minute of 2199 and not into the next year") {
  CHECK(read_step("0", last));
  CHECK(read_step("1", last - Minutes(1)));
  for (const auto* typed : {"1", "10", "999999"}) {
    const auto step = read_step(typed, last);
    REQUIRE_FALSE(step);
    CHECK(step.error().says.find("2199") != std::string::npos);
  }
}

TEST_CASE("how far the clock was moved is there after a restart, and never beyond the end") {
  const auto desk = desk::Store::in_memory();
  CHECK(kept_ahead(*desk, now) == Seconds(0));
  REQUIRE(keep_ahead(*desk, Hours(30)));
  CHECK(kept_ahead(*desk, now) == Hours(30));
  REQUIRE(keep_ahead(*desk, Hours(24 * 365 * 8000)));
  CHECK(now + kept_ahead(*desk, now) == last);
  CHECK(kept_ahead(*desk, last + Hours(1)) == Seconds(0));
}

TEST_CASE("a kept step that cannot be read moves nothing") {
  const auto desk = desk::Store::in_memory();
  for (const auto& value : desk::strange_values({"ahead"})) {
    CAPTURE(value);
    REQUIRE(desk->put({"clock", "ahead", "", value, std::nullopt}));
    const auto ahead = kept_ahead(*desk, now);
    CHECK(ahead >= Seconds(0));
    CHECK(now + ahead <= last);
  }
}

}  // namespace
}  // namespace haven::web
