// Many at once: for the thread sanitizer as much as for the counts.
#include <atomic>
#include <thread>

#include "ledger/test_ledger.h"

using namespace haven;
using namespace haven::ledger;

TEST_CASE("threads that record, read, follow and sign at once each find what they recorded") {
  const TestFolder folder;
  const auto opened =
      open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  auto& ledger = *opened.ledger;
  std::uint64_t followed = 0;  // Only the writer's thread touches it while it runs.
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
      if (!entries || ledger.open(entries->back(), location) != said) ++wrong;
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
      opened.ledger->append(command({says(a_stream(), "x")}), [&](Result<Appended> answer) {
        if (answer) ++kept;
      });
  }
  CHECK(kept == 300);
  const auto opened =
      open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  CHECK(opened.ledger->size() == 300);
}
