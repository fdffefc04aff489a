#include "ledger/ledger.h"

#include "ledger/test_ledger.h"

using namespace haven;
using namespace haven::ledger;

TEST_CASE("what was kept is read as it was said, section by section, also after a restart") {
  const TestFolder folder;
  const auto stream = a_stream();
  const auto open_it = [&] {
    return open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  };
  {
    const auto opened = open_it();
    const auto kept = opened.ledger->append(
        command({says(stream, "left", {{location, "the blue house"}, {5, std::string(3000, 'x')}}),
                 says(stream, "came back")}));
    CHECK(kept == Appended{1, 2, false});
  }
  const auto opened = open_it();
  const auto& ledger = *opened.ledger;
  CHECK(ledger.size() == 2);
  CHECK(ledger.version_of(stream) == 2);
  const auto entries = ledger.read(stream).value();
  REQUIRE(entries.size() == 2);
  CHECK(ledger.open(entries[0], track) == "left");
  CHECK(ledger.open(entries[0], location) == "the blue house");
  CHECK(ledger.open(entries[0], 5) == std::string(3000, 'x'));
  CHECK(ledger.open(entries[1], track) == "came back");
  CHECK(entries[0].time == test_time);
  CHECK(entries[1].keys_of == stream);
  CHECK(entries[0].has(location));
  CHECK_FALSE(entries[1].has(location));
  CHECK(ledger.open(entries[1], location).error().kind == Problem::Kind::not_found);
  CHECK(ledger.work() == Work{5, 1, 0});
}

TEST_CASE("a command that expects an older story is refused, and nothing of it is kept") {
  const auto opened = open_in_memory(test_options()).value();
  const auto one = a_stream(), other = a_stream();
  REQUIRE(opened.ledger->append(command({says(one, "a")})));
  auto late = command({says(other, "b"), says(one, "c")});
  late.writes[1].expected_version = 0;
  CHECK(opened.ledger->append(late).error().kind == Problem::Kind::moved_on);
  CHECK(opened.ledger->size() == 1);
  late.writes[1].expected_version = 1;
  CHECK(opened.ledger->append(late) == Appended{2, 3, false});
}

TEST_CASE("the same command again answers what was answered first, also after a restart") {
  const TestFolder folder;
  const auto twice = command({says(a_stream(), "once"), says(a_stream(), "only")});
  for (const bool already : {false, true, true}) {
    const auto opened =
        open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
    CHECK(opened.ledger->append(twice) == Appended{1, 2, already});
    CHECK(opened.ledger->append(twice) == Appended{1, 2, true});
    CHECK(opened.ledger->size() == 2);
  }
}
