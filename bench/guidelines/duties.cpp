// How fast what is owed is worked out: for one child in full, and for a whole nation at once.
#include <benchmark/benchmark.h>

#include "guidelines/duties.h"
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

}  // namespace
}  // namespace haven::guidelines

BENCHMARK_MAIN();
