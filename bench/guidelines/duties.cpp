// How fast what is owed is worked out: for one child in full, and for a whole nation at once.
#include "guidelines/duties.h"

#include <benchmark/benchmark.h>

#include <atomic>
#include <thread>

#include "lives.h"

namespace haven::guidelines {
namespace {

const Cards& cards() {
  static const auto all =
      *load(HAVEN_ROOT "/rules", [](std::string_view) { return std::string("none"); });
  return all;
}

void one_child_in_full(benchmark::State& state) {
  const auto story = a_life(1);
  for (auto _ : state) benchmark::DoNotOptimize(duties(story, cards(), when_asked()));
  state.counters["events"] = static_cast<double>(story.happenings.size());
}
BENCHMARK(one_child_in_full)->Unit(benchmark::kMicrosecond);

void one_child_for_a_board(benchmark::State& state) {
  const auto story = a_life(1);
  for (auto _ : state) benchmark::DoNotOptimize(states(story, cards(), when_asked()));
}
BENCHMARK(one_child_for_a_board)->Unit(benchmark::kMicrosecond);

constexpr std::size_t children = 100'000;

/// Every state and wake-up time of every child, on as many threads as there are cores.
void the_whole_nation(benchmark::State& state) {
  static const auto nation = [] {
    std::vector<Story> lives;
    for (std::size_t i = 0; i < children; ++i) lives.push_back(a_life(i));
    return lives;
  }();
  std::atomic<std::size_t> owed = 0;
  for (auto _ : state) {
    std::vector<std::thread> threads;
    std::atomic<std::size_t> next = 0;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
      threads.emplace_back([&] {
        constexpr std::size_t at_once = 500;
        for (auto from = next.fetch_add(at_once); from < children; from = next.fetch_add(at_once))
          for (auto child = from; child < from + at_once; ++child) {
            const auto answers = states(nation[child], cards(), when_asked());
            owed += answers.size();
            benchmark::DoNotOptimize(next_change(nation[child], cards(), answers, when_asked()));
          }
      });
    for (auto& thread : threads) thread.join();
  }
  state.counters["children/s"] =
      benchmark::Counter(children, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["duties"] = static_cast<double>(owed) / static_cast<double>(state.iterations());
}
BENCHMARK(the_whole_nation)->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace haven::guidelines

BENCHMARK_MAIN();
