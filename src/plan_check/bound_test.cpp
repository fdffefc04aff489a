#include "plan_check/bound.h"

#include <doctest/doctest.h>

#include <random>

#include "plan_check/check_cuts.h"
#include "plan_check/feasible.h"
#include "plan_check/proof.h"
#include "plan_check/search.h"

using namespace haven::plan_check;

namespace {

constexpr std::int64_t scale = 1024;

/// Random small things, the same in each run.
class Chance {
 public:
  explicit Chance(std::uint32_t seed) : random_(seed) {}

  std::int64_t from_to(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }
  std::size_t below(std::size_t n) {
    return static_cast<std::size_t>(from_to(0, static_cast<std::int64_t>(n) - 1));
  }
  bool often() { return from_to(0, 3) > 0; }

 private:
  std::mt19937 random_;
};

Model random_model(Chance& chance) {
  Model model;
  for (int a = 0; a < 2; ++a) {
    std::vector<CostStep> steps{{chance.from_to(0, 2), 0},
                                {chance.from_to(0, 2), chance.from_to(0, 80)},
                                {chance.from_to(0, 2), chance.from_to(80, 160)}};
    const auto quota = steps[0].children + steps[1].children + steps[2].children;
    model.authorities.push_back({"", quota, steps});
    auto& pools = model.authorities.back().pools;
    for (const auto* basis : {"one", "other"})
      if (!chance.often()) pools.push_back({basis, chance.from_to(0, 3), {basis}});
  }
  for (int p = 0; p < 4; ++p) model.places.push_back({chance.from_to(1, 4), chance.below(2)});
  for (std::size_t u = 0; u < 4; ++u) {
    model.units.push_back({chance.from_to(1, 3), chance.from_to(1, 3)});
    model.bases.emplace_back(!chance.often() ? "" : chance.often() ? "one" : "other");
    auto& pairs = model.pairs.emplace_back();
    for (std::uint32_t p = 0; p < 4; ++p)
      if (model.places[p].capacity >= model.units[u].size && chance.often())
        pairs.push_back({p, static_cast<std::int32_t>(chance.from_to(-50, 1000))});
    if (pairs.size() == 1) model.units[u].is_locked = chance.often();
    if (u > 0 && !chance.often())
      model.conflicts.push_back(
          {u, chance.below(u), chance.often() ? Level::authority : Level::place});
  }
  for (const auto* name : {"0", "1", "2", "3"}) {
    model.unit_names.add(name);
    model.place_names.add(name);
    model.authority_names.add(name);
  }
  return model;
}

/// Every assignment that is feasible by the rules of feasibility alone.
std::vector<Assignment> all_feasible(const Subject& subject) {
  std::vector<Assignment> all;
  for (int code = 0; code < 5 * 5 * 5 * 5; ++code) {
    Assignment assignment(4);
    int left = code;
    for (auto& place : assignment) {
      if (left % 5 > 0) place = static_cast<std::size_t>(left % 5 - 1);
      left /= 5;
    }
    if (check_assignment(assignment, subject)) all.push_back(assignment);
  }
  return all;
}

/// What the goal makes of an assignment, if it places as many of the held tiers as is asked.
std::optional<std::int64_t> value_of(const Goal& goal, const Worth& worth, const Worth& least) {
  std::int64_t value = goal.counts_quality ? worth.quality_minus_cost() : 0;
  for (std::size_t t = 0; t < 3; ++t) {
    if (goal.holds.at(t) && worth.placed_by_tier.at(t) < least.placed_by_tier.at(t))
      return std::nullopt;
    value += goal.weights.at(t) * worth.placed_by_tier.at(t);
  }
  return value;
}

Cut random_cut(const Model& model, Chance& chance) {
  Cut cut;
  cut.kind = static_cast<Cut::Kind>(chance.from_to(0, 5));
  cut.at = chance.below(cut.is_at_place() ? 4 : 2);
  cut.level = cut.kind == Cut::Kind::level_cover ? chance.below(4) : 0;
  if (cut.kind == Cut::Kind::pool) {
    const auto pools = model.authorities[cut.at].pools.size();
    if (pools == 0) return random_cut(model, chance);
    cut.pool = chance.below(pools);
  }
  cut.price = scale * chance.from_to(0, 400) + chance.from_to(0, scale);
  for (std::size_t u = 0; u < model.units.size(); ++u)
    if (chance.often()) cut.units.push_back(u);
  return cut;
}

Prices random_prices(const Model& model, const Goal& goal, Chance& chance) {
  const Apart apart(model.conflicts);
  Prices prices;
  const auto most = chance.often() ? scale * 800 : scale * 400'000;
  for (std::size_t p = 0; p < 4; ++p)
    if (chance.often()) prices.places.push_back({p, chance.from_to(0, most)});
  for (std::size_t a = 0; a < 2; ++a)
    if (chance.often()) prices.authorities.push_back({a, chance.from_to(0, most / 4)});
  for (std::size_t t = 0; t < 3; ++t)
    if (goal.holds.at(t)) prices.tiers.at(t) = chance.from_to(0, most);
  for (int i = 0; i < 12; ++i) {
    const auto cut = random_cut(model, chance);
    if (check_cut(cut, model, apart)) prices.cuts.push_back(cut);
  }
  return prices;
}

/// All numbers of the prices that may be changed.
std::vector<std::int64_t*> numbers_of(Prices& prices, const Goal& goal) {
  std::vector<std::int64_t*> numbers;
  for (auto& price : prices.places) numbers.push_back(&price.price);
  for (auto& price : prices.authorities) numbers.push_back(&price.price);
  for (auto& cut : prices.cuts) numbers.push_back(&cut.price);
  for (std::size_t t = 0; t < 3; ++t)
    if (goal.holds.at(t)) numbers.push_back(&prices.tiers.at(t));
  return numbers;
}

/// Prices whose bound is lower, by steps that are kept when they do not raise it: a bound that
/// counts too little is only found out when it is tight.
template <class Bound>
Prices tightened(Prices prices, const Goal& goal, Chance& chance, Bound bound) {
  auto lowest = bound(prices);
  for (int step = 0; step < 150; ++step) {
    auto changed = prices;
    const auto numbers = numbers_of(changed, goal);
    if (numbers.empty()) return prices;
    for (auto i = chance.from_to(1, 2); i > 0; --i) {
      auto& number = *numbers[chance.below(numbers.size())];
      const auto most = std::int64_t{1} << chance.from_to(1, 29);
      number = chance.often() ? std::max<std::int64_t>(0, number + chance.from_to(-most, most)) : 0;
    }
    const auto now = bound(changed);
    if (now > lowest) continue;
    lowest = now;
    prices = changed;
  }
  return prices;
}

/// A plan of a model, one of the questions about it, and chance.
struct Question {
  const Model& model;
  const Goal& goal;
  const Worth& plan;
  Chance& chance;

  Priced priced(const Prices& prices) const {
    return Priced(model, goal, scale, prices, plan.placed_by_tier);
  }
  Prices tight_prices() const {
    return tightened(random_prices(model, goal, chance), goal, chance, [&](const Prices& prices) {
      const auto by = priced(prices);
      auto bound = by.for_sale();
      for (std::size_t u = 0; u < model.units.size(); ++u)
        bound += std::max<std::int64_t>(0, by.best_gain(u, model.pairs[u]).value_or(0));
      return bound;
    });
  }
  Prices tight_prices(const std::vector<Decision>& decisions,
                      const std::vector<std::vector<Pair>>& core) const {
    return tightened(random_prices(model, goal, chance), goal, chance, [&](const Prices& prices) {
      return leaf_bound({decisions, prices, ""}, priced(prices), model, core).value_or(0);
    });
  }
};

/// Leaves of a random tree of at most three decisions.
void grow(std::vector<Leaf>& leaves, std::vector<Decision> decisions, const Question& asked,
          const std::vector<std::vector<Pair>>& core) {
  auto& chance = asked.chance;
  if (decisions.size() == 3 || !chance.often()) {
    leaves.push_back({decisions, asked.tight_prices(decisions, core), ""});
    return;
  }
  const auto level = chance.often() ? Level::authority : Level::place;
  Decision decision{chance.below(4), level, chance.below(level == Level::place ? 4 : 2), true};
  for (const bool in : {true, false}) {
    decision.in = in;
    decisions.push_back(decision);
    grow(leaves, decisions, asked, core);
    decisions.pop_back();
  }
}

std::vector<Goal> all_goals(const Worth& worth) {
  auto goals = goals_of(Plan::Mode::lexicographic, worth);
  goals.push_back(goals_of(Plan::Mode::weighted, worth).front());
  goals.push_back(placing(worth));
  return goals;
}

}  // namespace

TEST_CASE("no assignment is worth more than a bound, whatever the prices, cuts and leaves") {
  Chance chance(20270614);
  int exact = 0;
  int by_leaves = 0;
  for (int round = 0; round < 100; ++round) {
    const Subject subject{random_model(chance), std::nullopt};
    const auto& model = subject.model;
    const Apart apart(model.conflicts);
    const auto feasible = all_feasible(subject);
    if (feasible.empty()) continue;  // Not all that is agreed can be kept.
    const auto plan = worth_of(feasible[chance.below(feasible.size())], model);
    for (const auto& goal : all_goals(plan)) {
      auto best = goal.reached;
      for (const auto& assignment : feasible)
        best = std::max(best, value_of(goal, worth_of(assignment, model), plan).value_or(best));
      const Question asked{model, goal, plan, chance};
      Stage stage{goal.name, 0, asked.tight_prices(), {}, ""};
      const auto root = proved_bound(stage, goal, plan, scale, model, apart);
      REQUIRE(root.has_value());
      CHECK(*root >= best);
      const auto priced = asked.priced(stage.prices);
      const auto core = core_of(priced, root_bound(priced, model), model, scale, goal.reached);
      grow(stage.leaves, {}, asked, core);
      const auto whole = proved_bound(stage, goal, plan, scale, model, apart);
      REQUIRE(whole.has_value());
      CHECK(*whole >= best);
      exact += *root == best ? 1 : 0;
      by_leaves += *whole < *root ? 1 : 0;
    }
  }
  CHECK(exact > 100);
  CHECK(by_leaves > 100);
}

TEST_CASE("every cut that is accepted is kept by every feasible assignment") {
  Chance chance(19890420);
  std::array<int, 6> accepted{};
  for (int round = 0; round < 300; ++round) {
    const Subject subject{random_model(chance), std::nullopt};
    const auto& model = subject.model;
    const auto feasible = all_feasible(subject);
    const Apart apart(model.conflicts);
    for (int i = 0; i < 20; ++i) {
      const auto cut = random_cut(model, chance);
      if (!check_cut(cut, model, apart)) continue;
      ++accepted.at(static_cast<std::size_t>(cut.kind));
      const auto lifted = lifted_from(cut, model);
      for (const auto& assignment : feasible) {
        std::int64_t chosen = 0;
        std::int64_t intake = 0;
        for (std::size_t u = 0; u < 4; ++u) {
          if (!assignment[u]) continue;
          const auto authority = model.places[*assignment[u]].authority;
          if (cut.at != (cut.is_at_place() ? *assignment[u] : authority)) continue;
          intake += model.units[u].size;
          if (cut.kind == Cut::Kind::pool) {
            chosen += model.pool_of(u, authority) == cut.pool ? model.units[u].size : 0;
            continue;
          }
          const bool is_listed = std::ranges::find(cut.units, u) != cut.units.end();
          chosen += is_listed || (lifted && model.units[u].size >= *lifted) ? 1 : 0;
        }
        if (cut.kind == Cut::Kind::level_cover) {
          for (std::size_t k = 0; k < cut.level; ++k)
            intake -= model.authorities[cut.at].steps[k].children;
          chosen -= std::max<std::int64_t>(0, intake);
        }
        CHECK(chosen <= right_hand_side(cut, model));
      }
    }
  }
  for (const auto count : accepted) CHECK(count > 20);
}

TEST_CASE("a bound is floored also below zero") {
  CHECK(divide_down(-1, 1024) == -1);
  CHECK(divide_down(-1024, 1024) == -1);
  CHECK(divide_down(-1025, 1024) == -2);
  CHECK(divide_down(1023, 1024) == 0);
}
