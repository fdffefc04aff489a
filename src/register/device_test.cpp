#include "register/device.h"

#include <doctest/doctest.h>

#include "cases/events.h"

namespace haven::register_ {
namespace {

Result<cases::NewEvent> enrolled(const char* now, const char* last_day) {
  cases::World world;
  world.now = read_instant(now).value();
  return enrol(world, {"d:1", read_date(last_day).value()}, {});
}

TEST_CASE("a device is managed to the end of its last day in London, in summer too") {
  const auto event = enrolled("2027-06-01T10:00:00Z", "2027-06-30");
  REQUIRE(event);
  CHECK(event->is(cases::events::device_enrolled));
  CHECK(event->fields.at("device") == "d:1");
  CHECK(event->fields.at("until") == "2027-06-30T23:00:00Z");
}

TEST_CASE("a device is enrolled on its last day, but not once that is over") {
  CHECK(enrolled("2027-06-30T22:59:59Z", "2027-06-30"));
  CHECK(enrolled("2027-06-30T23:00:00Z", "2027-06-30").error().where == "until");
  CHECK(enrolled("2027-01-31T23:59:59Z", "2027-01-31"));
  CHECK_FALSE(enrolled("2027-02-01T00:00:00Z", "2027-01-31"));
}

}  // namespace
}  // namespace haven::register_
