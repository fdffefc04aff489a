// How fast what is owed is worked out: for one child, for a whole nation at once, and for a list
// that is kept; and how fast ten deadlines are read and counted.
#include <benchmark/benchmark.h>

#include <atomic>
#include <cstring>
#include <iostream>
#include <thread>

#include "casework/owed.h"
#include "casework/to_do.h"
#include "deadlines.h"
#include "guidelines/duties.h"
#include "lives.h"
#include "main/tracks.h"
#include "values/london.h"

namespace haven::guidelines {
namespace {

const Cards& cards() {
  static const auto all =
      *load(HAVEN_ROOT "/rules",
            casework::cards_read_with([](std::string_view) { return std::string("none"); }));
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
    std::vector<PlainStory> lives;
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
            owed += answers.duties.size();
            benchmark::DoNotOptimize(answers.change_at);
          }
      });
    for (auto& thread : threads) thread.join();
  }
  state.counters["children/s"] =
      benchmark::Counter(children, benchmark::Counter::kIsIterationInvariantRate);
  state.counters["threads_used"] = std::max(1U, std::thread::hardware_concurrency());
  state.counters["duties"] = static_cast<double>(owed) / static_cast<double>(state.iterations());
}
BENCHMARK(the_whole_nation)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A life as Haven keeps it. Children of the same life share its events, to spare memory.
std::vector<std::shared_ptr<const cases::Event>> kept_events(const PlainStory& life) {
  std::vector<std::shared_ptr<const cases::Event>> events;
  static const auto vocabulary = tracks();
  const auto add = [&](std::string_view name, Instant at, cases::Fields track) {
    auto event = std::make_shared<cases::Event>();
    event->kind = vocabulary.find(name);
    ENSURE(event->kind != nullptr);
    event->occurred = Span::at(at);
    event->recorded = at;
    event->track = std::move(track);
    events.push_back(std::move(event));
  };
  add("child.described", life.happenings.front().at.from,
      {{"nation", std::string(*fact(life, "nation"))}});
  for (const auto& one : life.happenings) add(one.type, one.at.from, one.fields);
  return events;
}

std::vector<std::shared_ptr<const cases::Story>> kept_nation() {
  constexpr std::size_t lives = 1000;
  std::vector<std::vector<std::shared_ptr<const cases::Event>>> events;
  for (std::size_t i = 0; i < lives; ++i) events.push_back(kept_events(a_life(i)));
  std::vector<std::shared_ptr<const cases::Story>> nation;
  for (std::size_t i = 0; i < children; ++i) {
    cases::Story child;
    std::memcpy(child.child.bytes.data(), &i, sizeof i);
    for (const auto& event : events[i % lives]) child.add(event);
    child.number = static_cast<std::uint32_t>(i);
    child.version = child.told().size();
    nation.push_back(std::make_shared<const cases::Story>(std::move(child)));
  }
  return nation;
}

/// Every overdue duty of every child, where nothing happened since it was last asked.
void what_is_overdue(benchmark::State& state) {
  static const auto nation = kept_nation();
  static casework::ToDo to_do(cards());
  const auto now = when_asked();
  std::size_t overdue = 0;
  Instant first;
  const auto read = [&] {
    overdue = 0;
    first = Instant::max();
    to_do.late(nation, now, [&](const cases::Story&, std::span<const casework::Late> late) {
      for (const auto& one : late) {
        overdue += one.state == State::overdue ? 1 : 0;
        first = std::min(first, one.due_at.value_or(first));
      }
    });
    benchmark::DoNotOptimize(first);
  };
  read();
  for (auto _ : state) read();
  state.counters["overdue"] = static_cast<double>(overdue);
}
BENCHMARK(what_is_overdue)->Unit(benchmark::kMillisecond);

CountedBy england() {
  static const std::vector<SchoolClosure> none;
  return {cards().calendars.of(Nation::england), london_day(when_they_start()), &none};
}

void ten_deadlines_counted(benchmark::State& state) {
  const auto by = england();
  for (auto _ : state)
    for (const auto& deadline : ten_deadlines())
      benchmark::DoNotOptimize(end_of_deadline(deadline, by));
}
BENCHMARK(ten_deadlines_counted)->Name("ten_deadlines")->Unit(benchmark::kNanosecond);

void print_deadlines() {
  for (const auto& deadline : ten_deadlines())
    std::cout << to_london_text(end_of_deadline(deadline, england())) << '\n';
}

}  // namespace
}  // namespace haven::guidelines

int main(int count, char** words) {
  if (count > 1 && std::string_view(words[1]) == "deadlines") {
    haven::guidelines::print_deadlines();
    return 0;
  }
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
