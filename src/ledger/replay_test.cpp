#include "ledger/replay.h"

#include "ledger/test_ledger.h"

using namespace haven;
using namespace haven::ledger;

namespace {

using Tracks = std::vector<std::pair<Entry, Result<std::string>>>;

/// Opens every track on the reading threads; `see` is called in order.
template <class See>
OpenPage each_track(const Ledger& ledger, See see) {
  return [&ledger, see](std::vector<Entry> page) {
    Tracks tracks;
    for (auto& entry : page) {
      auto plain = ledger.open(entry, track);
      tracks.emplace_back(std::move(entry), std::move(plain));
    }
    return [tracks = std::move(tracks), see]() -> Result<void> {
      for (const auto& [entry, plain] : tracks) TRY(see(entry, plain));
      return {};
    };
  };
}

void fill(Ledger& ledger, int entries) {
  Command many = command({});
  for (int i = 1; i <= entries; ++i) many.writes.push_back(says(a_stream(), std::to_string(i)));
  REQUIRE(ledger.append(many));
}

}  // namespace

TEST_CASE("a replay shows every track once, in order, over many pages and from any position") {
  const auto opened = open_in_memory(test_options()).value();
  fill(*opened.ledger, 9000);
  for (const std::uint64_t from : {1u, 4097u, 8999u, 9000u, 9001u}) {
    std::uint64_t next = from;
    const auto see = [&](const Entry& entry, const Result<std::string>& plain) -> Result<void> {
      REQUIRE(entry.position == next++);
      REQUIRE(plain == std::to_string(entry.position));
      return {};
    };
    CHECK(replay(*opened.ledger, from, each_track(*opened.ledger, see)) == 9001 - from);
  }
}

TEST_CASE("a replay goes on past a record that was destroyed, and says which it is") {
  const auto opened = open_in_memory(test_options()).value();
  const auto gone = a_stream(), office = a_stream();
  REQUIRE(opened.ledger->append(command({says(gone, "a"), says(office, "b"), says(gone, "c")})));
  REQUIRE(opened.ledger->shred(gone, command({says(office, "why")})));
  std::string shown;
  const auto see = [&](const Entry&, const Result<std::string>& plain) -> Result<void> {
    shown += plain ? *plain : plain.error().kind == Problem::Kind::not_found ? "-" : "?";
    return {};
  };
  CHECK(replay(*opened.ledger, 1, each_track(*opened.ledger, see)) == 4);
  CHECK(shown == "-b-why");
}

TEST_CASE("a replay stops where an entry cannot be taken in, and says why") {
  const auto opened = open_in_memory(test_options()).value();
  fill(*opened.ledger, 9000);
  std::uint64_t last = 0;
  const auto see = [&](const Entry& entry, const Result<std::string>&) -> Result<void> {
    if (entry.position == 5000) return problem("This one is not understood");
    last = entry.position;
    return {};
  };
  const auto seen = replay(*opened.ledger, 1, each_track(*opened.ledger, see));
  REQUIRE(!seen);
  CHECK(seen.error().says == "This one is not understood");
  CHECK(last == 4999);
}
