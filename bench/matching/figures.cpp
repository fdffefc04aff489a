// What the engine does apart from the whole plan, measured: asked by bench/matching_bench.mjs, one
// question a run, one JSON object an answer.
#include <sys/resource.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>

#include "matching/plan.h"
#include "matching/rules/one_child.h"
#include "matching/solving/keyed_order.h"
#include "matching/solving/relaxation.h"
#include "matching/solving/standing_plan.h"
#include "matching/solving/value.h"
#include "plain_model.h"
#include "stream.h"
#include "synthetic/matching/round.h"

namespace {

namespace json = boost::json;
using namespace haven;
using namespace haven::matching;

constexpr int repeats = 3;
constexpr int refusals = 40;
constexpr int asked_children = 400;

double now() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Seconds of the quickest of some repeats: what else runs here only ever adds.
template <class Work>
double quickest(const Work& work) {
  double best = 1e9;
  for (int i = 0; i < repeats; ++i) {
    const double begin = now();
    work();
    best = std::min(best, now() - begin);
  }
  return best;
}

double part(std::vector<double> values, double share) {
  std::ranges::sort(values);
  return values[std::min(values.size() - 1,
                         static_cast<std::size_t>(share * static_cast<double>(values.size())))];
}

double peak_mebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

Instance round(const std::vector<std::string>& words) {
  return synthetic::invented_round({.children = std::stoi(words[0]),
                                    .places = std::stoi(words[1]),
                                    .seed = std::stoull(words[2])});
}

/// G1 and G4.
json::object pairs(const Instance& instance) {
  json::object found;
  found["eligible"] = quickest([&] { (void)Eligible(instance).places_of_all(1); });
  found["listed"] = quickest([&] { (void)batch_of(instance, 1); });
  found["listedByTwo"] = quickest([&] { (void)batch_of(instance, 2); });
  const auto batch = batch_of(instance, 1);
  found["pairs"] = batch.options.count();
  std::int64_t value = 0;
  found["flow"] = quickest([&] {
    Relaxation flow(batch, {"value", tier_weights, true, {}});
    flow.solve();
    value = flow.value();
  });
  found["flowBound"] = value;
  return found;
}

/// G2 and G3: one child after another.
json::object one_child(const Instance& instance) {
  const Eligible eligible(instance);
  const Rules rules(instance);
  std::vector<double> open, closed;
  const std::array first{Term::contacts, Term::specialisms};
  for (int i = 0; i < asked_children; ++i) {
    const int unit = static_cast<int>(mix(static_cast<std::uint64_t>(i)) % instance.units.size());
    double begin = now();
    (void)open_homes(instance, eligible, unit, first, 20);
    open.push_back(now() - begin);
    begin = now();
    (void)closed_homes(instance, rules, unit);
    closed.push_back(now() - begin);
  }
  return {{"openMedian", part(open, 0.5)},
          {"openP99", part(open, 0.99)},
          {"closedMedian", part(closed, 0.5)}};
}

/// G9: a proposal is refused; the rest is planned again, with two alternatives.
json::object refused(const Instance& instance, int bonus) {
  auto batch = batch_of(instance);
  Effort effort;
  const double end = now() + 12;
  effort.is_over = [end] { return now() > end; };
  const auto plan = make_plan(batch, Mode::weighted, effort);
  StandingPlan standing(std::move(batch), plan.assignment, bonus);
  std::vector<double> seconds, with_alternatives;
  double changed = 0;
  for (int i = 0; i < refusals; ++i) {
    auto unit = static_cast<int>(mix(static_cast<std::uint64_t>(i)) % instance.units.size());
    while (plan.assignment[unit] == nowhere) ++unit;
    const double begin = now();
    const auto answer = standing.without(unit, plan.assignment[unit]);
    seconds.push_back(now() - begin);
    const auto next = answer.plan[unit];
    if (next != nowhere) (void)standing.alternatives(unit, next, 2);
    with_alternatives.push_back(now() - begin);
    changed += static_cast<double>(answer.changes.size());
  }
  return {{"median", part(seconds, 0.5)},
          {"p90", part(seconds, 0.9)},
          {"withAlternatives", part(with_alternatives, 0.5)},
          {"changed", changed / refusals}};
}

/// G14: what a whole plan needs.
json::object whole(const Instance& instance, double limit) {
  const double begin = now();
  Effort effort;
  effort.is_over = [&] { return now() > begin + limit; };
  const auto plan = make_plan(batch_of(instance), Mode::weighted, effort);
  return {{"objective", plan.objective}, {"bound", plan.bound}};
}

/// G10.
json::object stream(std::uint64_t seed) {
  json::object found;
  const auto play = [&](const char* name, bench::Way way) {
    const auto outcome = bench::half_a_year(seed, 1500, 1000, way);
    found[name] = json::array{outcome.placed, outcome.tier_1, outcome.quality};
  };
  play("oneByOne", bench::Way::one_by_one);
  play("weekly", bench::Way::weekly_optimum);
  play("withPrices", bench::Way::with_prices);
  play("hindsight", bench::Way::hindsight);
  return found;
}

}  // namespace

int main(int count, char** given) {
  const std::vector<std::string> words(given + 1, given + count);
  const auto is = [&](const char* name, std::size_t size) {
    return words.size() == size && words[0] == name;
  };
  const std::vector<std::string> rest(words.empty() ? words.begin() : words.begin() + 1,
                                      words.end());
  json::object answer;
  if (is("pairs", 4)) {
    answer = pairs(round(rest));
  } else if (is("one-child", 4)) {
    answer = one_child(round(rest));
  } else if (is("refused", 5)) {
    answer = refused(round(rest), std::stoi(words[4]));
  } else if (is("stream", 2)) {
    answer = stream(std::stoull(words[1]));
  } else if (is("whole", 5)) {
    answer = whole(round(rest), std::stod(words[4]));
  } else if (is("plain", 5)) {
    std::ofstream file(words[4]);
    bench::write_plain_model(batch_of(round(rest)), file);
  } else {
    std::cerr << "pairs N P SEED, one-child N P SEED, refused N P SEED BONUS, stream SEED, "
                 "whole N P SEED LIMIT, or plain N P SEED FILE\n";
    return 2;
  }
  answer["peakMebibytes"] = peak_mebibytes();
  std::cout << json::serialize(answer) << '\n';
  return 0;
}
