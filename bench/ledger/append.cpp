// How fast a sealed, chained, durable entry is kept, beside a plain write of the same bytes and
// beside plain rows in SQLite. All three take turns, since a disk's mood changes by the second.
#include <benchmark/benchmark.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

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

/// Records `count` commands with never fewer than `waiting` of them in the queue or being kept.
void record(BenchLedger& ledger, std::size_t count, std::size_t waiting) {
  if (waiting == 1) {
    for (std::size_t i = 0; i < count; ++i)
      ENSURE(ledger.opened.ledger->append(ledger.next_command()));
    return;
  }
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t kept = 0;
  std::size_t under_way = 0;
  for (std::size_t begun = 0; begun < count; ++begun) {
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return under_way < waiting; });
      ++under_way;
    }
    ledger.opened.ledger->append(ledger.next_command(), [&](Result<Appended> answer) {
      ENSURE(answer);
      const std::lock_guard lock(mutex);
      ++kept;
      --under_way;
      changed.notify_one();
    });
  }
  std::unique_lock lock(mutex);
  changed.wait(lock, [&] { return kept == count; });
}

/// The ledger takes up to 256 commands a commit; so do its peers.
constexpr std::size_t most_at_once = 256;

void append(benchmark::State& state) {
  const auto waiting = static_cast<std::size_t>(state.range(0));
  const auto batch = std::min(waiting, most_at_once);
  const std::size_t count = waiting == 1 ? 100 : 40 * batch;
  const BenchFolder folder;
  BenchLedger ledger(folder);
  RawFile raw(folder / "raw");
  PlainTable table(folder / "plain.db");
  record(ledger, count, waiting);
  double ours = 0, raws = 0, plains = 0, entries = 0;
  for (auto _ : state) {
    const double seconds = seconds_of([&] { record(ledger, count, waiting); });
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
