// Random small instances, answered a second time by trying every plan.
#include <cstdlib>

#include "matching/count_optima.h"
#include "matching/plan.h"
#include "matching/proof/look.h"
#include "matching/random_instances.h"
#include "matching/rules/eligible.h"
#include "matching/rules/rules.h"
#include "matching/solving/value.h"

using namespace haven;
using namespace haven::matching;

namespace {

constexpr int usual_count = 2'000;
constexpr int long_count = 20'000;

int instance_count() { return std::getenv("HAVEN_LONG") == nullptr ? usual_count : long_count; }

/// Every plan of an instance, straight from its facts.
class AllPlans {
 public:
  explicit AllPlans(const Instance& instance)
      : instance_(instance), rules_(instance), plan_(instance.units.size(), nowhere) {
    walk(0);
  }
  std::int64_t best = std::numeric_limits<std::int64_t>::min();
  std::int64_t best_count = 0;
  std::array<int, tier_count> most_placed{};  ///< Lexicographically.
  std::int64_t best_quality = std::numeric_limits<std::int64_t>::min();

 private:
  void walk(std::size_t unit) {
    if (unit == plan_.size()) return consider();
    for (int p = nowhere; p < static_cast<int>(instance_.places.size()); ++p) {
      if (p != nowhere && !rules_.blocking(static_cast<int>(unit), p).none()) continue;
      plan_[unit] = p;
      walk(unit + 1);
    }
  }

  bool is_possible() const {
    std::vector<int> beds(instance_.places.size()), loads(instance_.authorities.size());
    for (std::size_t u = 0; u < plan_.size(); ++u) {
      if (instance_.units[u].locked.value_or(plan_[u]) != plan_[u]) return false;
      if (plan_[u] == nowhere) continue;
      const auto& place = instance_.places[plan_[u]];
      beds[plan_[u]] += instance_.units[u].size();
      loads[place.authority] += instance_.units[u].size();
      if (beds[plan_[u]] > *place.beds) return false;
      if (loads[place.authority] > instance_.authorities[place.authority].quota) return false;
    }
    for (std::size_t a = 0; a < instance_.authorities.size(); ++a)
      for (const auto& pool : instance_.authorities[a].pools)
        if (children_of(pool, static_cast<int>(a)) > pool.quota) return false;
    for (const auto& [a, b, level] : instance_.conflicts) {
      if (plan_[a] == nowhere || plan_[b] == nowhere) continue;
      if (plan_[a] == plan_[b]) return false;
      if (level == Level::authority &&
          instance_.places[plan_[a]].authority == instance_.places[plan_[b]].authority)
        return false;
    }
    return true;
  }

  int children_of(const Pool& pool, int authority) const {
    int children = 0;
    for (std::size_t u = 0; u < plan_.size(); ++u) {
      const auto& unit = instance_.units[u];
      if (plan_[u] != nowhere && instance_.places[plan_[u]].authority == authority &&
          std::ranges::count(pool.bases, unit.basis.value_or(no_basis)) > 0)
        children += unit.size();
    }
    return children;
  }

  std::int64_t cost() const {
    std::int64_t sum = 0;
    for (std::size_t a = 0; a < instance_.authorities.size(); ++a) {
      int load = 0;
      for (std::size_t u = 0; u < plan_.size(); ++u)
        if (plan_[u] != nowhere && instance_.places[plan_[u]].authority == static_cast<int>(a))
          load += instance_.units[u].size();
      for (const auto& step : instance_.authorities[a].steps)
        for (int k = 0; k < step.children && load > 0; ++k, --load) sum += step.cost;
    }
    return sum;
  }

  void consider() {
    if (!is_possible()) return;
    std::array<int, tier_count> placed{};
    std::int64_t quality = -cost();
    std::int64_t weights = 0;
    for (std::size_t u = 0; u < plan_.size(); ++u) {
      if (plan_[u] == nowhere) continue;
      const auto& unit = instance_.units[u];
      placed[unit.tier - 1] += unit.size();
      weights += unit.size() * tier_weights[unit.tier - 1];
      std::int64_t points = -instance_.reserve[plan_[u]];
      if (unit.current == plan_[u]) points += instance_.stay_bonus;
      for (const auto& given : instance_.quality[u])
        if (given.place == plan_[u]) points += given.points;
      quality += unit.size() * points;
    }
    if (weights + quality > best || best_count == 0) {
      best = weights + quality;
      best_count = 0;
    }
    if (weights + quality == best) ++best_count;
    if (placed > most_placed || (placed == most_placed && quality > best_quality)) {
      most_placed = placed;
      best_quality = quality;
    }
  }

  const Instance& instance_;
  Rules rules_;
  Assignment plan_;
};

bool is_of_a_pool(const PricedCut& priced) { return priced.cut.kind == Cut::Kind::pool; }

/// Whether the plan is feasible and worth what it says, and its prices prove exactly its bound.
bool holds(const Batch& batch, const Stage& stage) {
  const auto& [aim, solved] = stage;
  if (!is_feasible(batch, aim, solved.plan)) return false;
  if (value_of(batch, aim, solved.plan) != solved.value) return false;
  const auto root = bound_under(batch, {batch.options}, aim, solved.root);
  if (!root || *root != solved.root_scaled) return false;
  if (solved.leaves.empty()) return floored(*root) == solved.bound;
  const auto core = within(batch, batch.options, aim, solved.root,
                           bound_of(batch, batch.options, aim, solved.root),
                           solved.root_scaled - scale * (solved.value + 1));
  auto bound = solved.value;
  for (const auto& leaf : solved.leaves)
    if (const auto under = bound_under(batch, {core, leaf.decisions}, aim, leaf.prices))
      bound = std::max(bound, floored(*under));
  return bound == solved.bound;
}

}  // namespace

TEST_CASE("the plan proposed is as good as the best of all plans, in both modes") {
  int needing_branches = 0;
  int disagreeing = 0;
  int with_priced_pools = 0;
  for (int seed = 0; seed < instance_count(); ++seed) {
    CAPTURE(seed);
    const auto instance = RandomInstance(static_cast<std::uint64_t>(seed)).make();
    const AllPlans all(instance);
    const auto batch = batch_of(instance);
    const auto weighted = make_plan(batch, Mode::weighted, {});
    REQUIRE(weighted.objective == all.best);
    REQUIRE(weighted.is_proved);
    REQUIRE(count_optima(batch, weighted) == all.best_count);
    const auto strict = make_plan(batch, Mode::lexicographic, {});
    REQUIRE(strict.placed == all.most_placed);
    REQUIRE(strict.quality_net - strict.intake_cost == all.best_quality);
    REQUIRE(strict.is_proved);
    for (const auto* plan : {&weighted, &strict})
      for (const auto& stage : plan->stages) REQUIRE(holds(batch, stage));
    needing_branches += weighted.stages[0].solved.leaves.empty() ? 0 : 1;
    const auto& cuts = weighted.stages[0].solved.root.cuts;
    with_priced_pools += std::ranges::any_of(cuts, is_of_a_pool) ? 1 : 0;
    disagreeing += weighted.placed == strict.placed ? 0 : 1;
  }
  // Otherwise the instances would prove nothing about branches, about the two modes, or about
  // pools.
  CHECK(needing_branches > instance_count() / 200);
  CHECK(disagreeing > instance_count() / 200);
  CHECK(with_priced_pools > instance_count() / 100);
}

TEST_CASE("a search cut short anywhere keeps a plan and a bound, and both hold") {
  int cut_in_branches = 0;
  for (int seed = 0; seed < instance_count(); ++seed) {
    const auto instance = RandomInstance(static_cast<std::uint64_t>(seed)).make();
    const auto batch = batch_of(instance);
    if (make_plan(batch, Mode::weighted, {}).stages[0].solved.leaves.empty()) continue;
    const AllPlans all(instance);
    for (int most = 0; most < 40; ++most) {
      CAPTURE(seed);
      CAPTURE(most);
      int asked = 0;
      Effort effort;
      effort.is_over = [&] { return asked++ >= most; };
      const auto weighted = make_plan(batch, Mode::weighted, effort);
      REQUIRE(weighted.objective <= all.best);
      REQUIRE(weighted.bound >= all.best);
      asked = 0;
      const auto strict = make_plan(batch, Mode::lexicographic, effort);
      REQUIRE(strict.placed <= all.most_placed);
      for (const auto* plan : {&weighted, &strict})
        for (const auto& stage : plan->stages) REQUIRE(holds(batch, stage));
      const auto& solved = weighted.stages[0].solved;
      cut_in_branches += !solved.is_proved() && !solved.leaves.empty() ? 1 : 0;
    }
  }
  CHECK(cut_in_branches > 0);
}

TEST_CASE("the bits say the same as the rules for every child and home") {
  for (int seed = 0; seed < instance_count(); ++seed) {
    CAPTURE(seed);
    const auto instance = RandomInstance(static_cast<std::uint64_t>(seed)).make();
    const Rules rules(instance);
    const auto open = Eligible(instance).places_of_all(1);
    for (std::size_t u = 0; u < instance.units.size(); ++u)
      for (std::size_t p = 0; p < instance.places.size(); ++p)
        REQUIRE(rules.blocking(static_cast<int>(u), static_cast<int>(p)).none() ==
                ((open[u][p / 64] >> (p % 64) & 1U) != 0));
  }
}
