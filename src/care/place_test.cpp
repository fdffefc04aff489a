#include "care/place.h"

#include <doctest/doctest.h>

#include "care/events.h"
#include "care/pack.h"
#include "cases/story_for_tests.h"
#include "missing/events.h"

using namespace haven;
using namespace haven::care;

namespace {

const auto evening = *read_instant("2027-04-16T21:05:00Z");

cases::Story a_child() {
  cases::Story story;
  story.child = *ChildId::from_bytes("a child of tests");
  return story;
}

void keep(cases::Story& story, const cases::NewEvent& event) {
  cases::keep(story, event, event.occurred.to);
}

Placing in_a_foster_home() {
  Placing placing;
  placing.type = "foster";
  placing.legal_basis = "unknown";
  placing.authority = "o:eastholt";
  return placing;
}

PlacingIds ids(const char* placement) { return {{}, {}, {}, {}, {}, {}, placement}; }

}  // namespace

TEST_CASE("whoever may be a child is not placed with adults") {
  auto placing = in_a_foster_home();
  placing.type = "adult_found";
  CHECK_FALSE(place(a_child(), placing, ids("pl:1"), evening));
}

TEST_CASE("a child can be placed before the address is known, but on a legal basis that is said") {
  auto placing = in_a_foster_home();
  CHECK(place(a_child(), placing, ids("pl:1"), evening));
  placing.legal_basis.clear();
  CHECK(place(a_child(), placing, ids("pl:1"), evening).error().where == "legal_basis");
}

TEST_CASE("a new placement ends the former one, and what its carers may see") {
  auto story = a_child();
  const auto first = place(story, in_a_foster_home(), ids("pl:1"), evening);
  REQUIRE(first);
  keep(story, first->main);
  for (const auto& event : first->follows) keep(story, event);
  auto unaware = in_a_foster_home();
  unaware.leaves = "";
  CHECK(place(story, unaware, ids("pl:2"), evening).error().kind == Problem::Kind::moved_on);
  auto moving = in_a_foster_home();
  moving.leaves = "pl:1";
  const auto second = place(story, moving, ids("pl:2"), evening + Hours(48));
  REQUIRE(second);
  bool ends_placement = false;
  bool ends_relation = false;
  for (const auto& event : second->follows) {
    ends_placement |= event.is(events::placement_end) && event.fields.at("placement") == "pl:1";
    ends_relation |=
        event.is(cases::events::relation_ended) && event.fields.at("subject") == "pl:1";
  }
  CHECK(ends_placement);
  CHECK(ends_relation);
}

TEST_CASE("a child who is missing is not placed before being recorded as found") {
  auto story = a_child();
  keep(story, {&missing::events::reported, Span::at(evening), {{"episode", "ep:1"}}, {}});
  CHECK_FALSE(place(story, in_a_foster_home(), ids("pl:1"), evening + Hours(1)));
}

TEST_CASE("a part of the pack is recorded, a gap, or not asked for, and never two of them") {
  auto story = a_child();
  CHECK(pack(story).gaps() == pack_parts().size());
  const auto entry = record_pack({{{"marks", "A star tattoo"}}, {"bank_card"}}, {}, evening);
  REQUIRE(entry);
  keep(story, entry->main);
  CHECK(pack(story).recorded() == 1);
  for (const auto& part : pack(story).parts) {
    if (part.part->name == "bank_card") CHECK(part.state == PartState::gap);
    if (part.part->name == "photo") CHECK(part.state == PartState::not_asked);
  }
  CHECK_FALSE(record_pack({{{"marks", "A star"}}, {"marks"}}, {}, evening));
  CHECK_FALSE(record_pack({}, {}, evening));
}
