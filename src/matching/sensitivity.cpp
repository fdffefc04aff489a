#include "matching/sensitivity.h"

#include <algorithm>

#include "matching/rules/score.h"

namespace haven::matching {
namespace {

constexpr std::array<int, 2> a_fifth{80, 120};

void scale_by(int& points, int percent) { points = points * percent / 100; }

Weight given_quality() {
  return {"the quality that is given", [](Instance& instance, int percent) {
            for (auto& list : instance.quality)
              for (auto& given : list) scale_by(given.points, percent);
          }};
}

Weight fair_share() {
  return {"fair shares between authorities", [](Instance& instance, int percent) {
            for (auto& authority : instance.authorities)
              for (auto& step : authority.steps) scale_by(step.cost, percent);
          }};
}

Weight reserve() {
  return {"beds kept for a child to come", [](Instance& instance, int percent) {
            for (auto& price : instance.reserve) scale_by(price, percent);
          }};
}

Weight stay_bonus() {
  return {"what has been shown stays",
          [](Instance& instance, int percent) { scale_by(instance.stay_bonus, percent); }};
}

bool is_any(const std::vector<int>& points) {
  return std::ranges::any_of(points, [](int one) { return one != 0; });
}

bool costs_anything(const Authority& authority) {
  return std::ranges::any_of(authority.steps, [](const CostStep& step) { return step.cost != 0; });
}

}  // namespace

std::vector<Weight> weights_of(const Instance& instance) {
  std::vector<Weight> weights;
  if (instance.facts)
    for (std::size_t term = 0; term < term_count; ++term)
      weights.push_back(
          {std::string(term_weights[term].words),
           [term](Instance& moved, int percent) { moved.facts->percent[term] = percent; }});
  else
    weights.push_back(given_quality());
  if (std::ranges::any_of(instance.authorities, costs_anything)) weights.push_back(fair_share());
  if (is_any(instance.reserve)) weights.push_back(reserve());
  if (instance.stay_bonus != 0) weights.push_back(stay_bonus());
  return weights;
}

void try_weights(const Instance& instance, const std::function<Plan(const Batch&)>& plan,
                 int threads, const std::function<void(const Moved&)>& use) {
  const auto now = plan(batch_of(instance, threads));
  for (const auto& [name, move] : weights_of(instance))
    for (const int percent : a_fifth) {
      auto moved = instance;
      move(moved, percent);
      // Units and places keep their order, which hangs on run and ids alone.
      const auto then = plan(batch_of(moved, threads));
      int changed = 0;
      for (std::size_t u = 0; u < now.assignment.size(); ++u)
        changed += now.assignment[u] == then.assignment[u] ? 0 : 1;
      use({name, percent, changed, now.is_proved && then.is_proved});
    }
}

}  // namespace haven::matching
