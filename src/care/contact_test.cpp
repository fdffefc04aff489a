#include "care/contact.h"

#include <doctest/doctest.h>

#include "care/events.h"
#include "cases/story_for_tests.h"

namespace haven::care {
namespace {

const auto evening = read_instant("2027-04-16T21:05:00Z").value();

TEST_CASE("a contact says how and when the worker spoke with the child, and what was said") {
  const auto decided = record_contact({evening - Hours(2), "voice", "She slept well"}, {}, evening);
  REQUIRE(decided);
  const auto& contact = decided->main;
  CHECK(contact.is(events::keyworker_contact));
  CHECK(contact.occurred.to == evening - Hours(2));
  CHECK(contact.fields.at("how") == "voice");
  CHECK(contact.fields.at("note") == "She slept well");
  CHECK(decided->follows.empty());
}

TEST_CASE("a contact of which only the way is said was now") {
  const auto decided = record_contact({{}, "in_person", {}}, {}, evening);
  REQUIRE(decided);
  CHECK(decided->main.occurred.to == evening);
  cases::Story story;
  cases::keep(story, decided->main, evening);
  CHECK(story.last(events::keyworker_contact) != nullptr);
}

TEST_CASE("a contact without its way, or one that is still to come, is not recorded") {
  CHECK(record_contact({}, {}, evening).error().where == "how");
  CHECK(record_contact({evening, "message", {}}, {}, evening));
  const auto ahead = record_contact({evening + Seconds(1), "message", {}}, {}, evening);
  CHECK(ahead.error().where == "when");
}

}  // namespace
}  // namespace haven::care
