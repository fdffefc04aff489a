#include "ledger/ledger.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "ledger/proof/checkpoint.h"
#include "ledger/store/memory_store.h"
#include "ledger/store/sqlite_store.h"
#include "ledger/test_ledger.h"
#include "ledger/verify.h"
#include "ledger/whole_file.h"
#include "values/random.h"

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
  const auto entries = *ledger.read(stream).value();
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

TEST_CASE("what is no command is refused with a sentence, and disturbs nobody") {
  const auto opened = open_in_memory(test_options()).value();
  const auto stream = a_stream();
  const std::vector<Command> refused = {
      command({}),
      command({Write{stream, stream, {}, {}}}),
      command({Write{stream, stream, {}, {{}}}}),
      command({Write{stream, stream, {}, {{Section{location, "no track"}}}}}),
      command({says(StreamId{}, "nobody's")}),
      command({Write{stream, StreamId{}, {}, {{Section{track, "no keys"}}}}}),
      command({says(stream, "a", {{32, "no such compartment"}})}),
      command({says(stream, "a", {{5, "twice"}, {5, "twice"}})}),
      command({says(stream, "a", {{5, std::string(longest_section + 1, 'x')}})})};
  for (const auto& one : refused) {
    const auto answer = opened.ledger->append(one);
    CHECK(answer.error().kind == Problem::Kind::bad_input);
    CHECK_FALSE(answer.error().says.empty());
  }
  CHECK(opened.ledger->size() == 0);
  CHECK(opened.ledger->append(
      command({says(stream, "a", {{5, std::string(longest_section, 'x')}})})));
}

TEST_CASE("versions are checked as a command goes along, so that it can count on its own entries") {
  const auto opened = open_in_memory(test_options()).value();
  const auto stream = a_stream();
  auto both = command({says(stream, "a"), says(stream, "b")});
  both.writes[0].expected_version = 0;
  both.writes[1].expected_version = 1;
  CHECK(opened.ledger->append(both));
  both.id = random_id<CommandId>();
  CHECK_FALSE(opened.ledger->append(both));
}

TEST_CASE("followers see each entry once, in order, before whoever recorded it is told") {
  const auto opened = open_in_memory(test_options()).value();
  std::vector<std::uint64_t> seen;
  opened.ledger->follow([&](std::span<const Entry> entries) {
    for (const auto& entry : entries) {
      CHECK(opened.ledger->open(entry, track) == std::to_string(entry.position));
      seen.push_back(entry.position);
    }
  });
  for (int i = 1; i <= 50; ++i) {
    REQUIRE(opened.ledger->append(command({says(a_stream(), std::to_string(i))})));
    REQUIRE(seen.size() == static_cast<std::size_t>(i));
    CHECK(seen.back() == static_cast<std::uint64_t>(i));
  }
}

TEST_CASE("what followers see of an entry is exactly what is read of it later") {
  const auto opened = open_in_memory(test_options()).value();
  std::vector<Entry> seen;
  opened.ledger->follow(
      [&](std::span<const Entry> entries) { seen.assign(entries.begin(), entries.end()); });
  const auto stream = a_stream();
  REQUIRE(opened.ledger->append(
      command({says(stream, "a", {{location, "where"}, {5, std::string(700, 'x')}})})));
  REQUIRE(seen.size() == 1);
  CHECK(seen == *opened.ledger->read(stream).value());
}

TEST_CASE("the ledger's time never goes back, whatever the clock does") {
  auto now = test_time;
  auto options = test_options();
  options.now = [&now] { return now; };
  const auto opened = open_in_memory(options).value();
  const auto stream = a_stream();
  REQUIRE(opened.ledger->append(command({says(stream, "a")})));
  now -= Hours(1);
  REQUIRE(opened.ledger->append(command({says(stream, "b")})));
  now += Hours(2);
  REQUIRE(opened.ledger->append(command({says(stream, "c")})));
  const auto entries = *opened.ledger->read(stream).value();
  CHECK(entries[1].time == test_time);
  CHECK(entries[2].time == test_time + Hours(1));
}

TEST_CASE("at a time that no entry can say nothing is recorded, and afterwards all goes on") {
  const TestFolder folder;
  const Instant last_moment = read_instant("9999-12-31T23:59:59Z").value();
  auto now = test_time;
  auto options = test_options();
  options.now = [&now] { return now; };
  const auto open_it = [&] {
    return open_folder(folder / "data", test_keys(folder / "kek"), options);
  };
  const auto stream = a_stream();
  const auto before = command({says(stream, "before")});
  {
    const auto opened = open_it().value();
    REQUIRE(opened.ledger->append(before));
    for (const auto impossible : {last_moment + Seconds(1), Instant::max(), Instant(Seconds(-1))}) {
      now = impossible;
      const auto refused = opened.ledger->append(command({says(a_stream(), "never")}));
      REQUIRE_FALSE(refused);
      CHECK(refused.error().kind == Problem::Kind::unavailable);
      CHECK(refused.error().says ==
            "The clock of the machine that Haven runs on is wrong, so nothing can be recorded; "
            "whoever looks after it must set it right");
      CHECK(opened.ledger->append(before) == Appended{1, 1, true});
    }
    CHECK(opened.ledger->size() == 1);
    now = test_time + Hours(1);
    REQUIRE(opened.ledger->append(command({says(stream, "after")})));
    CHECK(opened.ledger->read(stream).value()->back().time == now);
  }
  {
    const auto opened = open_it().value();
    now = last_moment;
    REQUIRE(opened.ledger->append(command({says(stream, "the last moment")})));
  }
  const auto opened = open_it();
  REQUIRE(opened);
  CHECK(opened->ledger->size() == 3);
  CHECK(verify(*opened->store));
}

TEST_CASE(
    "none of what was said stands in any file, nor the commands' ids, nor whose looks are whose") {
  const TestFolder folder;
  const auto child = a_stream();
  auto said = command({says(child, "placement.start", {{location, "14 Invented Street"}})});
  StreamId looks;
  {
    const auto opened =
        open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
    looks = opened.ledger->derived_stream(child, "looks");
    auto look = says(looks, "looked");
    look.keys_of = child;
    said.writes.push_back(look);
    REQUIRE(opened.ledger->append(said));
    const auto entries = *opened.ledger->read(looks).value();
    CHECK(entries[0].keys_of == child);
    CHECK(opened.ledger->open(entries[0], track) == "looked");
  }
  const auto store = read_sqlite_store(folder / "data/ledger.db").value();
  const auto look_row = store->read(looks).value().at(0);
  CHECK(look_row.envelope.find(child.raw()) == std::string::npos);
  for (const char* name : {"ledger.db", "keys.db"}) {
    const auto bytes = read_whole(folder / "data" / name).value().value();
    for (const auto secret : {std::string_view("placement"), std::string_view("Invented"),
                              std::string_view("looked"), said.id.raw()})
      CHECK(bytes.find(secret) == std::string::npos);
  }
}

TEST_CASE("a kind of section is opened through a whole stream, in order, whichever keys seal it") {
  const auto opened = open_in_memory(test_options()).value();
  const auto& ledger = *opened.ledger;
  const auto stream = a_stream(), other = a_stream();
  auto lent = says(stream, "b", {{5, "two"}});
  lent.keys_of = other;
  REQUIRE(opened.ledger->append(
      command({says(stream, "a", {{5, "one"}}), says(stream, "nothing of the kind"), lent,
               says(stream, "c", {{5, "three"}}), says(stream, "d", {{5, "four"}})})));
  const auto entries = ledger.read(stream).value();
  std::vector<std::pair<std::uint64_t, std::string>> said;
  const auto see = [&](const Entry& entry, std::string_view plain) -> Result<void> {
    said.emplace_back(entry.version, plain);
    return {};
  };
  REQUIRE(ledger.open_each(*entries, 5, see));
  CHECK(said == decltype(said){{1, "one"}, {3, "two"}, {4, "three"}, {5, "four"}});
  CHECK(ledger.work().sections_opened == 4);

  SUBCASE("when the keys of one of them are gone, nothing after it is opened") {
    said.clear();
    REQUIRE(opened.ledger->shred(other, command({says(a_stream(), "why")})));
    CHECK(ledger.open_each(*entries, 5, see).error().kind == Problem::Kind::not_found);
    CHECK(said == decltype(said){{1, "one"}});
  }
  SUBCASE("whoever refuses what one of them says is shown no more") {
    int seen = 0;
    const auto refused = ledger.open_each(*entries, 5, [&](const Entry&, std::string_view) {
      ++seen;
      return Result<void>(problem("not this"));
    });
    CHECK(refused.error().says == "not this");
    CHECK(seen == 1);
  }
}

TEST_CASE("streams derived from a stream differ by purpose, and are the same after a restart") {
  const TestFolder folder;
  const auto of = a_stream();
  const auto open_it = [&] {
    return open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  };
  const auto looks = open_it().ledger->derived_stream(of, "looks");
  const auto opened = open_it();
  CHECK(opened.ledger->derived_stream(of, "looks") == looks);
  CHECK(opened.ledger->derived_stream(of, "other") != looks);
  CHECK(opened.ledger->derived_stream(a_stream(), "looks") != looks);
  CHECK(open_in_memory(test_options())->ledger->derived_stream(of, "looks") != looks);
}

TEST_CASE("a blind index is the same for the same word in the same field, and has its size") {
  const auto opened = open_in_memory(test_options()).value();
  const auto& ledger = *opened.ledger;
  CHECK(ledger.blind_index("name", "nguyen", 32) == ledger.blind_index("name", "nguyen", 32));
  CHECK(ledger.blind_index("name", "nguyen", 32) != ledger.blind_index("sound", "nguyen", 32));
  CHECK(ledger.blind_index("name", "nguyen", 12) == ledger.blind_index("name", "nguyen", 32) >> 20);
  std::vector<int> rows_of(4096);
  for (int i = 0; i < 20'000; ++i) {
    const auto index = ledger.blind_index("name", std::to_string(i), 12);
    REQUIRE(index < 4096);
    ++rows_of[index];
  }
  // 20,000 words over 4,096 values: about five each, so that a look-up opens few records.
  CHECK(*std::max_element(rows_of.begin(), rows_of.end()) < 25);
  CHECK(std::count(rows_of.begin(), rows_of.end(), 0) < 100);
  CHECK(ledger.work().indexes_made == 20'006);
}

TEST_CASE(
    "when the disk fails, nothing is acknowledged any more, and nothing acknowledged is lost") {
  for (std::size_t calls = 0; calls < 12; ++calls) {
    MemoryDisk disk;
    const auto store = memory_store(disk);
    const auto keys = KeyStore::over(memory_key_table(), memory_key_encryption()).value();
    const auto stream = a_stream();
    std::uint64_t acknowledged = 0;
    {
      const auto ledger = Ledger::open(*store, *keys, test_options()).value();
      REQUIRE(ledger->append(command({says(stream, "before")})));
      disk.fail_after(calls);
      bool failed = false;
      for (int i = 0; i < 10; ++i) {
        const auto answer = ledger->append(command({says(stream, "after")}));
        if (failed) REQUIRE_FALSE(answer);
        if (answer) acknowledged = answer->last;
        failed = failed || !answer;
        if (!answer) CHECK(answer.error().kind == Problem::Kind::unavailable);
      }
      CHECK(failed);
      CHECK(ledger->trouble());
      // What was recorded before can still be read.
      CHECK(ledger->open(ledger->read(stream).value()->at(0), track) == "before");
    }
    MemoryDisk after(disk.after_power_cut(0));
    const auto recovered = memory_store(after);
    CHECK(verify(*recovered));
    const auto ledger = Ledger::open(*recovered, *keys, test_options()).value();
    CHECK(ledger->size() >= acknowledged);
    CHECK(ledger->append(command({says(stream, "again")})));
  }
}

TEST_CASE("when too many wait, the next is told so at once, and those who wait are served") {
  auto options = test_options();
  options.longest_queue = 3;
  const auto opened = open_in_memory(options).value();
  std::mutex hold;
  hold.lock();
  opened.ledger->follow([&](std::span<const Entry>) { const std::lock_guard wait(hold); });
  std::atomic<int> kept = 0, refused = 0;
  const auto append_one = [&] {
    opened.ledger->append(command({says(a_stream(), "x")}), [&](const Result<Appended>& answer) {
      if (answer)
        ++kept;
      else
        ++refused;
    });
  };
  append_one();
  while (opened.ledger->size() == 0) std::this_thread::yield();
  // The writer is held by the follower; three may wait.
  for (int i = 0; i < 5; ++i) append_one();
  CHECK(refused == 2);
  hold.unlock();
  while (kept < 4) std::this_thread::yield();
  CHECK(opened.ledger->append(command({says(a_stream(), "y")})));
  CHECK(refused == 2);
}

TEST_CASE("a ledger is opened again only as what it was created for") {
  const TestFolder folder;
  auto options = test_options();
  REQUIRE(open_folder(folder / "data", test_keys(folder / "kek"), options));
  for (const auto environment : {Environment::demo, Environment::live}) {
    options.environment = environment;
    CHECK_FALSE(open_folder(folder / "data", test_keys(folder / "kek"), options));
  }
  options.environment = Environment::test;
  options.origin = "another.example";
  CHECK_FALSE(open_folder(folder / "data", test_keys(folder / "kek"), options));
}

TEST_CASE("a ledger with another key store, or without its key-encryption keys, does not open") {
  const TestFolder folder;
  {
    const auto opened =
        open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
    REQUIRE(opened.ledger->append(command({says(a_stream(), "a")})));
  }
  CHECK_FALSE(open_folder(folder / "data", test_keys(folder / "other"), test_options()));
  std::filesystem::remove(folder / "data/keys.db");
  CHECK(open_folder(folder / "data", test_keys(folder / "kek"), test_options()).error().says ==
        "The key store is not the one of this ledger");
}

TEST_CASE("any entry can be proved to be in the ledger from its envelope and a signed checkpoint") {
  const auto opened = open_in_memory(test_options()).value();
  auto& ledger = *opened.ledger;
  for (int i = 0; i < 20; ++i) REQUIRE(ledger.append(command({says(a_stream(), "x")})));
  const auto note = ledger.sign_checkpoint().value();
  const auto checkpoint = read_checkpoint(note).value();
  CHECK(checkpoint == Checkpoint{"haven.example/ledger/test", 20, ledger.root()});
  for (int i = 0; i < 5; ++i) REQUIRE(ledger.append(command({says(a_stream(), "y")})));
  const auto entries = ledger.read_from(1, 20).value();
  for (const auto& entry : entries) {
    const auto proof = ledger.inclusion_proof(entry.position, 20).value();
    CHECK(proves_inclusion(entry.position - 1, 20, leaf_hash(entry.envelope), proof,
                           checkpoint.root));
  }
  CHECK(proves_consistency(20, 25, checkpoint.root, ledger.root(),
                           ledger.consistency_proof(20, 25).value()));
  for (const auto& [position, size] : {std::pair{0, 20}, std::pair{21, 20}, std::pair{1, 26}})
    CHECK_FALSE(ledger.inclusion_proof(static_cast<std::uint64_t>(position),
                                       static_cast<std::uint64_t>(size)));
  CHECK_FALSE(ledger.consistency_proof(0, 20));
}

TEST_CASE("a checkpoint is signed after a thousand entries without anyone asking") {
  const TestFolder folder;
  auto options = test_options();
  options.checkpoint_files = {folder / "outside"};
  const auto opened = open_in_memory(options).value();
  Command many = command({});
  for (int i = 0; i < 1000; ++i) many.writes.push_back(says(a_stream(), "x"));
  REQUIRE(opened.ledger->append(many));
  REQUIRE(opened.ledger->append(command({says(a_stream(), "y")})));
  // The note went into the store with the next entry, and outside on a thread of its own.
  const auto notes = opened.store->checkpoints().value();
  REQUIRE(notes.size() == 1);
  CHECK(read_checkpoint(notes[0])->size == 1000);
  while (!std::filesystem::exists(folder / "outside")) std::this_thread::yield();
  CHECK(read_whole(folder / "outside").value() == notes[0]);
}

TEST_CASE("a checkpoint that cannot be kept outside is told to those who look after it") {
  const TestFolder folder;
  auto options = test_options();
  options.checkpoint_files = {folder / "missing/outside"};
  const auto opened = open_in_memory(options).value();
  REQUIRE(opened.ledger->append(command({says(a_stream(), "x")})));
  CHECK_FALSE(opened.ledger->trouble());
  REQUIRE(opened.ledger->sign_checkpoint());
  CHECK(opened.ledger->trouble()->kind == Problem::Kind::unavailable);
  CHECK(opened.ledger->append(command({says(a_stream(), "y")})));
}
