#include "matching/solving/relaxation.h"

#include <numeric>
#include <random>

#include "matching/random_instances.h"
#include "matching/solving/flow_by_lemon.h"
#include "matching/solving/value.h"

using namespace haven::matching;

namespace {

const Aim weighted{"value", tier_weights, true, {}};
const Aim only_the_most_urgent{"tier 1", {1, 0, 0}, false, {}};

/// What the best flow over all options is worth, by LEMON.
std::int64_t value_by_lemon(const Batch& batch, const Aim& aim) {
  const int places = 1 + static_cast<int>(batch.authorities.size());
  const int units = places + static_cast<int>(batch.places.size());
  std::vector<std::int64_t> supply(units, 0);
  std::vector<Arc> arcs;
  for (std::size_t a = 0; a < batch.authorities.size(); ++a)
    for (const auto& step : batch.authorities[a].steps)
      arcs.push_back(
          {1 + static_cast<int>(a), 0, step.children, aim.weighs_quality ? step.cost : 0});
  for (std::size_t p = 0; p < batch.places.size(); ++p)
    arcs.push_back(
        {places + static_cast<int>(p), 1 + batch.places[p].authority, batch.places[p].beds, 0});
  for (int u = 0; u < static_cast<int>(batch.units.size()); ++u) {
    const auto& unit = batch.units[u];
    supply.push_back(unit.size);
    if (!unit.is_locked) arcs.push_back({units + u, 0, unit.size, 0});
    for (auto i = batch.options.begin(u); i < batch.options.end(u); ++i) {
      const int place = batch.options.place[i];
      const auto reserve = aim.weighs_quality ? batch.places[place].reserve : 0;
      arcs.push_back({units + u, places + place, unit.size,
                      reserve - aim.of(unit.tier, batch.options.quality[i])});
    }
  }
  const auto least = least_cost_by_lemon(supply, arcs);
  REQUIRE(least.has_value());
  return -*least;
}

std::int64_t value_by_us(const Batch& batch, const Aim& aim) {
  Relaxation flow(batch, aim);
  flow.solve();
  return flow.value();
}

/// Too many options for all to be in the flow from the beginning.
Batch crowded(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto below = [&](int limit) {
    return std::uniform_int_distribution<int>(0, limit - 1)(random);
  };
  Batch batch;
  for (int a = 0; a < 8; ++a) {
    Batch::Authority made;
    for (int k = 0, cost = 0; k < 3; ++k, cost += below(100))
      made.steps.push_back({below(9), cost});
    for (const auto& step : made.steps) made.quota += step.children;
    batch.authorities.push_back(std::move(made));
  }
  for (int p = 0; p < 90; ++p)
    batch.places.push_back({below(4), below(8), below(5) == 0 ? below(900) : 0});
  batch.options.first.push_back(0);
  for (int u = 0; u < 50; ++u) {
    batch.units.push_back({below(5) == 0 ? 1 + below(4) : 1, below(tier_count)});
    for (int p = 0; p < 90; ++p) {
      if (below(4) == 0) continue;
      batch.options.place.push_back(p);
      batch.options.quality.push_back(static_cast<std::int16_t>(below(1000)));
    }
    batch.options.first.push_back(batch.options.count());
  }
  return batch;
}

}  // namespace

TEST_CASE("forgetting that siblings stay together, a plan is worth at most what LEMON says") {
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    CAPTURE(seed);
    const auto batch = batch_of(RandomInstance(seed).make());
    for (const auto& aim : {weighted, only_the_most_urgent})
      REQUIRE(value_by_us(batch, aim) == value_by_lemon(batch, aim));
  }
}

TEST_CASE("no option is overlooked, though a flow begins with few of them") {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const auto batch = crowded(seed);
    for (const auto& aim : {weighted, only_the_most_urgent})
      REQUIRE(value_by_us(batch, aim) == value_by_lemon(batch, aim));
  }
}
