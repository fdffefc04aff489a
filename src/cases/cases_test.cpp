#include "cases/cases.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"
#include "values/random.h"

namespace haven::cases {
namespace {

/// Everything a story says, for comparing.
std::string told(const Story& story) {
  std::string words = story.child.text() + " " + std::to_string(story.version);
  for (const auto& event : story.told()) {
    words += "\n" + std::string(event->name()) + " " + std::to_string(event->position);
    for (const auto& [name, value] : event->track)
      words.append(" ").append(name).append("=").append(value);
  }
  return words;
}

TEST_CASE("what is replayed at the next start is what was followed as it happened") {
  TestRegister held;
  const auto office = held.add_organisation();
  const auto worker = held.add_person(office, "social_worker");
  const auto wren = held.add_child({{"called", "Wren"}, {"age_status", "unknown"}});
  const auto heron = held.add_child({{"called", "Heron"}});
  held.relate(wren, {.subject = worker, .relation = "allocated_worker", .object = entity(wren)});
  for (int i = 0; i < 100; ++i)
    held.add(stream_of(i % 3 ? wren : heron), "keyworker.contact", {{"how", "voice"}});

  const auto again = Cases::open(held.ledger(), tracks()).value();
  CHECK(again->position() == held.ledger().size());
  for (const auto child : {wren, heron})
    CHECK(told(*again->story(child)) == told(*held.cases().story(child)));
  CHECK(again->people()->shown(worker) == held.cases().people()->shown(worker));
  CHECK(again->relations()->live(worker, "allocated_worker", entity(wren), test_now));
}

TEST_CASE("a reader keeps the story it holds while more is recorded after a replay") {
  TestRegister held;
  const auto child = held.add_child({{"called", "Wren"}});
  const auto again = Cases::open(held.ledger(), tracks()).value();
  const auto before = again->story(child);
  held.add(stream_of(child), "keyworker.contact", {{"how", "voice"}});
  CHECK(before->told().size() == 2);
  CHECK(again->story(child)->told().size() == 3);
}

TEST_CASE("a world costs three pointers: worlds share what did not change between them") {
  TestRegister held;
  const auto office = held.add_organisation();
  const auto wren = held.add_child({{"called", "Wren"}});
  const auto heron = held.add_child({{"called", "Heron"}});
  const auto before = held.cases().world(wren, test_now);
  held.add(stream_of(heron), "keyworker.contact", {{"how", "voice"}});
  const auto after = held.cases().world(wren, test_now);
  CHECK(after.child == before.child);
  CHECK(after.people == before.people);
  CHECK(after.relations == before.relations);

  held.add_person(office, "social_worker");
  const auto grown = held.cases().world(wren, test_now);
  CHECK(grown.people != before.people);
  CHECK(grown.people->organisation(office) == before.people->organisation(office));
  CHECK(grown.child == before.child);
}

TEST_CASE("of a child whose keys were destroyed a replay knows nothing, and it goes on") {
  TestRegister held;
  const auto gone = held.add_child({{"called", "Wren"}});
  const auto here = held.add_child({{"called", "Heron"}});
  const NewEvent why{&kind_named("keyworker.contact"), Span::at(test_now), {{"how", "voice"}}};
  auto sections = seal_sections(why, {"u:x", "o:x", "care", ""}).value();
  ledger::Command record{random_id<CommandId>(), {}};
  record.writes.push_back({stream_of(here), stream_of(here), {}, {std::move(sections)}});
  REQUIRE(held.ledger().shred(stream_of(gone), std::move(record)));

  const auto again = Cases::open(held.ledger(), tracks()).value();
  CHECK(again->story(gone) == nullptr);
  REQUIRE(again->story(here));
  CHECK(again->story(here)->told().size() == 3);
  CHECK(again->position() == held.ledger().size());
}

}  // namespace
}  // namespace haven::cases
