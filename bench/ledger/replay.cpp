// How fast a ledger is read again at the start: every chain checked, every track opened.
#include "ledger/replay.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <ctime>

#include "ledger/store/sqlite_store.h"
#include "ledger/verify.h"
#include "peers.h"
#include "values/random.h"

namespace haven::ledger {
namespace {

/// 2,000,000 entries unless $HAVEN_BENCH_ENTRIES says otherwise.
std::uint64_t entries_asked_for() {
  const char* text = std::getenv("HAVEN_BENCH_ENTRIES");
  return text ? std::strtoull(text, nullptr, 10) : 2'000'000;
}

void fill(BenchLedger& ledger, std::uint64_t size) {
  while (ledger.opened.ledger->size() < size) {
    Command many{random_id<CommandId>(), {}};
    for (int i = 0; i < 2000; ++i) many.writes.push_back(ledger.next_command().writes[0]);
    ENSURE(ledger.opened.ledger->append(many));
  }
}

void replay_all(benchmark::State& state) {
  const BenchFolder folder;
  BenchLedger ledger(folder);
  fill(ledger, entries_asked_for());
  std::uint64_t entries = 0;
  const std::clock_t cpu_before = std::clock();
  for (auto _ : state) {
    std::uint64_t bytes = 0;
    const auto& kept = *ledger.opened.ledger;
    const auto seen = replay(kept, 1, [&](std::vector<Entry> page) -> TakeIn {
      std::uint64_t said = 0;
      for (const auto& entry : page) said += kept.open(entry, track).value().size();
      return [&bytes, said]() -> Result<void> {
        bytes += said;
        return {};
      };
    });
    ENSURE(bytes > 0);
    entries += seen.value();
  }
  // What a machine does that has nothing else to do, by the core.
  state.counters["by_core/s"] = static_cast<double>(entries) * CLOCKS_PER_SEC /
                                static_cast<double>(std::clock() - cpu_before);
  state.counters["replayed/s"] =
      benchmark::Counter(static_cast<double>(entries), benchmark::Counter::kIsRate);
  const auto begin = std::chrono::steady_clock::now();
  ENSURE(verify(*read_sqlite_store(folder / "data/ledger.db").value()));
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  state.counters["verified/s"] =
      static_cast<double>(ledger.opened.ledger->size()) / seconds.count();
}
BENCHMARK(replay_all)->Iterations(1)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace haven::ledger
