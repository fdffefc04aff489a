#include "ledger/replay.h"

#include "ledger/test_ledger.h"

using namespace haven;
using namespace haven::ledger;

TEST_CASE("a replay shows every track once, in order, over many pages and from any position") {
  const auto opened = open_in_memory(test_options()).value();
  Command many = command({});
  for (int i = 1; i <= 9000; ++i) many.writes.push_back(says(a_stream(), std::to_string(i)));
  REQUIRE(opened.ledger->append(many));
  for (const std::uint64_t from : {1u, 4097u, 8999u, 9000u, 9001u}) {
    std::uint64_t next = from;
    const auto seen =
        replay(*opened.ledger, from, [&](const Entry& entry, Result<std::string> track) {
          REQUIRE(entry.position == next++);
          REQUIRE(track == std::to_string(entry.position));
        });
    CHECK(seen == 9001 - from);
  }
}

TEST_CASE("a replay goes on past a record that was destroyed, and says which it is") {
  const auto opened = open_in_memory(test_options()).value();
  const auto gone = a_stream(), office = a_stream();
  REQUIRE(opened.ledger->append(command({says(gone, "a"), says(office, "b"), says(gone, "c")})));
  REQUIRE(opened.ledger->shred(gone, command({says(office, "why")})));
  std::string shown;
  CHECK(replay(*opened.ledger, 1, [&](const Entry&, Result<std::string> track) {
          shown += track ? *track : track.error().kind == Problem::Kind::not_found ? "-" : "?";
        }) == 4);
  CHECK(shown == "-b-why");
}
