// The process is killed while it writes, and nothing that it acknowledged is lost.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <thread>

#include "ledger/store/sqlite_store.h"
#include "ledger/test_ledger.h"
#include "ledger/verify.h"

using namespace haven;
using namespace haven::ledger;

namespace {

constexpr int threads_of_writer = 2;
/// A fresh folder now and then: what is tested is the kill, not the reading of a long ledger.
constexpr int kills_a_folder = 25;

int kills_asked_for() {
  const char* text = std::getenv("HAVEN_KILLS");
  return text ? std::atoi(text) : 30;
}

/// Records for ever, and writes each position to `acknowledged` once it is durable.
[[noreturn]] void write_until_killed(const TestFolder& folder, int acknowledged) {
  const auto opened = open_folder(folder / "data", test_keys(folder / "kek"), test_options());
  if (!opened) _exit(1);
  const auto record = [&] {
    const auto stream = a_stream();
    for (;;) {
      const auto answer =
          opened->ledger->append(command({says(stream, "kept", {{location, "where"}})}));
      if (!answer || write(acknowledged, &answer->last, sizeof answer->last) < 0) _exit(1);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < threads_of_writer; ++i) threads.emplace_back(record);
  record();
  _exit(1);
}

/// The positions that a writer acknowledged before it was killed, some milliseconds after its
/// first.
std::vector<std::uint64_t> kill_a_writer(const TestFolder& folder, int milliseconds) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t writer = fork();
  REQUIRE(writer >= 0);
  if (writer == 0) write_until_killed(folder, ends[1]);
  close(ends[1]);
  std::vector<std::uint64_t> acknowledged;
  std::uint64_t position = 0;
  if (read(ends[0], &position, sizeof position) == sizeof position)
    acknowledged.push_back(position);
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
  kill(writer, SIGKILL);
  while (read(ends[0], &position, sizeof position) == sizeof position)
    acknowledged.push_back(position);
  close(ends[0]);
  int status = 0;
  REQUIRE(waitpid(writer, &status, 0) == writer);
  REQUIRE(WIFSIGNALED(status));
  return acknowledged;
}

}  // namespace

TEST_CASE(
    "a ledger whose process is killed has all that was acknowledged, and nothing unasked for") {
  std::mt19937 chance(std::random_device{}());
  const int kills = kills_asked_for();
  std::size_t acknowledged_in_all = 0;
  for (int done = 0; done < kills;) {
    const TestFolder folder;
    std::uint64_t size = 0;
    for (int i = 0; i < kills_a_folder && done < kills; ++i, ++done) {
      const auto acknowledged = kill_a_writer(folder, static_cast<int>(chance() % 80) + 1);
      REQUIRE_FALSE(acknowledged.empty());
      acknowledged_in_all += acknowledged.size();
      const auto verified = verify(*read_sqlite_store(folder / "data/ledger.db").value());
      CAPTURE(verified ? "" : verified.error().says);
      REQUIRE(verified);
      for (const auto position : acknowledged) REQUIRE(position <= verified->size);
      // Each thread may have one entry that is kept, and was not acknowledged any more.
      REQUIRE(verified->size <= size + acknowledged.size() + threads_of_writer);
      size = verified->size;
    }
    const auto opened = open_folder(folder / "data", test_keys(folder / "kek"), test_options());
    CAPTURE(opened ? "" : opened.error().says);
    REQUIRE(opened);
    const auto entries = opened->ledger->read_from(1, 1'000'000).value();
    for (const auto& entry : entries) REQUIRE(opened->ledger->open(entry, location) == "where");
  }
  MESSAGE(kills, " kills, ", acknowledged_in_all, " entries acknowledged, none lost");
}
