// Many at once: for the thread sanitizer as much as for the counts.
#include <atomic>
#include <future>
#include <thread>

#include "ledger/keys/key_store.h"
#include "ledger/store/memory_disk.h"
#include "ledger/store/memory_store.h"
#include "ledger/test_ledger.h"
#include "ledger/verify.h"

using namespace haven;
using namespace haven::ledger;

TEST_CASE("threads that record, read, follow and sign at once each find what they recorded") {
  const TestFolder folder;
  const auto opened =
      open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  auto& ledger = *opened.ledger;
  std::uint64_t followed = 0;  // Only whoever writes touches it.
  ledger.follow([&](std::span<const Entry> entries) {
    for (const auto& entry : entries) CHECK(entry.position == ++followed);
  });
  std::atomic<bool> over = false;
  std::atomic<int> wrong = 0;
  const auto record = [&](int number) {
    const auto stream = a_stream();
    for (int i = 0; i < 60; ++i) {
      const auto said = std::to_string(number) + "/" + std::to_string(i);
      auto one = command({says(stream, said, {{location, said}})});
      one.writes[0].expected_version = static_cast<std::uint64_t>(i);
      if (!ledger.append(one)) ++wrong;
      const auto entries = ledger.read(stream);
      if (!entries || ledger.open((*entries)->back(), location) != said) ++wrong;
      if (ledger.version_of(stream) != static_cast<std::uint64_t>(i) + 1) ++wrong;
    }
  };
  const auto look_on = [&] {
    while (!over) {
      const auto size = ledger.size();
      if (size > 0 && !ledger.inclusion_proof(1, size)) ++wrong;
      if (!ledger.sign_checkpoint()) ++wrong;
      if (ledger.trouble()) ++wrong;
    }
  };
  std::thread onlooker(look_on);
  std::vector<std::thread> recorders;
  for (int number = 0; number < 4; ++number) recorders.emplace_back(record, number);
  for (auto& one : recorders) one.join();
  over = true;
  onlooker.join();
  CHECK(wrong == 0);
  CHECK(ledger.size() == 240);
  CHECK(ledger.back_up_to(folder / "copy.db"));
  CHECK(followed == 240);
}

TEST_CASE("whoever finds nobody writing writes, and what is left waiting is written elsewhere") {
  const auto opened = open_in_memory(test_options()).value();
  std::thread::id wrote;
  opened.ledger->follow([&](std::span<const Entry>) { wrote = std::this_thread::get_id(); });
  REQUIRE(opened.ledger->append(command({says(a_stream(), "at once")})));
  CHECK(wrote == std::this_thread::get_id());

  std::promise<void> kept;
  opened.ledger->append(command({says(a_stream(), "left waiting")}),
                        [&](const Result<Appended>&) { kept.set_value(); });
  kept.get_future().wait();
  CHECK(wrote != std::this_thread::get_id());
}

TEST_CASE("of threads that all expect the same version, one is served and the others are told") {
  const auto opened = open_in_memory(test_options()).value();
  const auto stream = a_stream();
  std::atomic<int> kept = 0, moved_on = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&] {
      auto one = command({says(stream, "mine")});
      one.writes[0].expected_version = 0;
      const auto answer = opened.ledger->append(one);
      if (answer)
        ++kept;
      else if (answer.error().kind == Problem::Kind::moved_on)
        ++moved_on;
    });
  for (auto& thread : threads) thread.join();
  CHECK(kept == 1);
  CHECK(moved_on == 7);
  CHECK(opened.ledger->size() == 1);
}

TEST_CASE("a ledger that is closed while commands wait keeps them all") {
  const TestFolder folder;
  std::atomic<int> kept = 0;
  {
    const auto opened =
        open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
    for (int i = 0; i < 300; ++i)
      opened.ledger->append(command({says(a_stream(), "x")}), [&](const Result<Appended>& answer) {
        if (answer) ++kept;
      });
  }
  CHECK(kept == 300);
  const auto opened =
      open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  CHECK(opened.ledger->size() == 300);
}

namespace {

/// Commands put in all at once, and their answers.
struct Crowd {
  std::vector<Result<Appended>> answers;
  std::atomic<std::size_t> answered = 0;

  void record(Ledger& ledger, std::vector<Command> commands) {
    answers.assign(commands.size(), Appended{});
    for (std::size_t i = 0; i < commands.size(); ++i)
      ledger.append(std::move(commands[i]), [this, i](Result<Appended> answer) {
        answers[i] = std::move(answer);
        ++answered;
        answered.notify_one();
      });
    for (auto seen = answered.load(); seen < answers.size(); seen = answered.load())
      answered.wait(seen);
  }
};

}  // namespace

TEST_CASE("a batch sealed while the one before is on its way to the disk follows from it") {
  const TestFolder folder;
  const auto opened =
      open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  const std::vector<StreamId> streams{a_stream(), a_stream(), a_stream()};
  std::vector<Command> commands;
  for (std::uint64_t i = 0; i < 3000; ++i) {
    auto one = command({says(streams[i % 3], std::to_string(i))});
    one.writes[0].expected_version = i / 3;
    commands.push_back(std::move(one));
  }
  // Sent twice, and expecting what is past: each some batches after it was kept, or just before.
  for (const std::size_t i : {10u, 2700u, 2999u}) commands.push_back(commands[i]);
  commands.push_back(command({says(streams[0], "late")}));
  commands.back().writes[0].expected_version = 5;
  Crowd crowd;
  crowd.record(*opened.ledger, std::move(commands));
  for (std::uint64_t i = 0; i < 3000; ++i) REQUIRE(crowd.answers[i] == Appended{i + 1, i + 1});
  CHECK(crowd.answers[3000] == Appended{11, 11, true});
  CHECK(crowd.answers[3001] == Appended{2701, 2701, true});
  CHECK(crowd.answers[3002] == Appended{3000, 3000, true});
  REQUIRE_FALSE(crowd.answers[3003]);
  CHECK(crowd.answers[3003].error().kind == Problem::Kind::moved_on);
  CHECK(opened.ledger->size() == 3000);
  CHECK(verify(*opened.store));
}

TEST_CASE("a clock that is wrong for one batch spoils none of those that follow it") {
  auto options = test_options();
  std::atomic<int> asked = 0;
  options.now = [&] { return ++asked % 3 == 0 ? Instant::max() : test_time; };
  const auto opened = open_in_memory(options).value();
  std::vector<Command> commands;
  for (int i = 0; i < 3000; ++i) commands.push_back(command({says(a_stream(), "said")}));
  Crowd crowd;
  crowd.record(*opened.ledger, std::move(commands));
  std::uint64_t kept = 0;
  for (const auto& answer : crowd.answers) {
    if (answer)
      REQUIRE(answer->last == ++kept);
    else
      REQUIRE(answer.error().kind == Problem::Kind::unavailable);
  }
  CHECK(kept > 0);
  CHECK(kept < 3000);
  CHECK(opened.ledger->size() == kept);
  CHECK(verify(*opened.store));
}

TEST_CASE("when the disk fails under a crowd, what was kept is kept and no one is told otherwise") {
  for (const std::size_t calls : {1u, 2u, 5u, 8u, 11u}) {
    MemoryDisk disk;
    const auto store = memory_store(disk);
    const auto keys = KeyStore::over(memory_key_table(), memory_key_encryption()).value();
    std::uint64_t followed = 0;
    Crowd crowd;
    {
      const auto ledger = Ledger::open(*store, *keys, test_options()).value();
      ledger->follow([&](std::span<const Entry> entries) { followed += entries.size(); });
      disk.fail_after(calls);
      std::vector<Command> commands;
      for (int i = 0; i < 3000; ++i) commands.push_back(command({says(a_stream(), "said")}));
      crowd.record(*ledger, std::move(commands));
    }
    std::uint64_t acknowledged = 0;
    bool failed = false;
    for (const auto& answer : crowd.answers) {
      REQUIRE_FALSE((failed && answer));
      failed = failed || !answer;
      acknowledged += answer ? 1 : 0;
    }
    CHECK(failed);
    CHECK(followed == acknowledged);
    MemoryDisk found(disk.after_power_cut(0));
    CHECK(memory_store(found)->read_from(1, 4000)->size() >= acknowledged);
  }
}
