// How fast a sealed, chained, durable entry is kept, beside a plain write of the same bytes and
// beside plain rows in SQLite. All three take turns, since a disk's mood changes by the second.
#include <benchmark/benchmark.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "peers.h"

namespace haven::ledger {
namespace {

using Clock = std::chrono::steady_clock;

template <class Act>
double seconds_of(Act act) {
  const auto begin = Clock::now();
  act();
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

std::vector<Command> some_commands(BenchLedger& ledger, std::size_t count) {
  std::vector<Command> commands;
  for (std::size_t i = 0; i < count; ++i) commands.push_back(ledger.next_command());
  return commands;
}

/// As many callers as wait at a time, each of whom records again when it is answered.
class Callers {
 public:
  Callers(Ledger& ledger, std::vector<Command> commands)
      : ledger_(ledger), commands_(std::move(commands)) {}

  void record(std::size_t waiting) {
    for (std::size_t i = 0; i < waiting; ++i) record_next();
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return kept_ == commands_.size(); });
  }

 private:
  void record_next() {
    const auto next = begun_++;
    if (next >= commands_.size()) return;
    ledger_.append(std::move(commands_[next]), [this](Result<Appended> answer) {
      ENSURE(answer);
      record_next();
      const std::lock_guard lock(mutex_);
      if (++kept_ == commands_.size()) changed_.notify_one();
    });
  }

  Ledger& ledger_;
  std::vector<Command> commands_;
  std::atomic<std::size_t> begun_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t kept_ = 0;
};

/// One caller waits on its own thread for each answer; more of them would be threads that a machine
/// of two cores spends its time on.
double seconds_to_record(BenchLedger& ledger, std::size_t count, std::size_t waiting) {
  auto commands = some_commands(ledger, count);
  if (waiting > 1) {
    Callers callers(*ledger.opened.ledger, std::move(commands));
    return seconds_of([&] { callers.record(waiting); });
  }
  return seconds_of([&] {
    for (auto& command : commands) ENSURE(ledger.opened.ledger->append(std::move(command)));
  });
}

/// The ledger takes up to 256 commands a commit; so do its peers.
constexpr std::size_t most_at_once = 256;

void append(benchmark::State& state) {
  const auto waiting = static_cast<std::size_t>(state.range(0));
  const auto batch = std::min(waiting, most_at_once);
  const std::size_t count = waiting == 1 ? 200 : 20 * batch;
  const BenchFolder folder;
  BenchLedger ledger(folder);
  RawFile raw(folder / "raw");
  PlainTable table(folder / "plain.db");
  // Until the write-ahead logs have their size, as they have on a machine that runs.
  seconds_to_record(ledger, 60'000, most_at_once);
  for (int i = 0; i < 240; ++i) table.insert_durably(most_at_once);
  double ours = 0, raws = 0, plains = 0, entries = 0;
  for (auto _ : state) {
    const double seconds = seconds_to_record(ledger, count, waiting);
    state.SetIterationTime(seconds);
    ours += seconds;
    raws += seconds_of([&] {
      for (std::size_t i = 0; i < count; i += batch) raw.write_durably(batch * envelope_bytes);
    });
    plains += seconds_of([&] {
      for (std::size_t i = 0; i < count; i += batch) table.insert_durably(batch);
    });
    entries += static_cast<double>(count);
  }
  state.counters["entries/s"] = entries / ours;
  state.counters["raw/s"] = entries / raws;
  state.counters["sqlite/s"] = entries / plains;
  state.counters["to_raw"] = raws / ours;
  state.counters["to_sqlite"] = plains / ours;
}
BENCHMARK(append)->Arg(1)->Arg(8)->Arg(64)->Arg(512)->UseManualTime()->Iterations(10)->Unit(
    benchmark::kMillisecond);

}  // namespace
}  // namespace haven::ledger

BENCHMARK_MAIN();
