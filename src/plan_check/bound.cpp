#include "plan_check/bound.h"

#include <algorithm>
#include <set>
#include <thread>

#include "plan_check/check_cuts.h"

namespace haven::plan_check {
namespace {

std::vector<std::int64_t> sizes_of(const Model& model) {
  std::set<std::int64_t> sizes;
  for (const auto& unit : model.units) sizes.insert(unit.size);
  return {sizes.begin(), sizes.end()};
}

/// Every second unit, from the `first`.
void find_best(std::size_t first, const Priced& priced, const Model& model,
               std::vector<std::int64_t>& best) {
  for (auto u = first; u < model.units.size(); u += 2)
    best[u] = priced.most(u, model.pairs[u]).value_or(0);
}

}  // namespace

Priced::Priced(const Model& model, const Goal& goal, std::int64_t scale, const Prices& prices,
               const std::array<std::int64_t, 3>& placed_by_tier)
    : model_(model),
      goal_(goal),
      scale_(scale),
      tier_prices_(prices.tiers),
      sizes_(sizes_of(model)),
      charges_(sizes_.size() * model.places.size()) {
  charge_place_and_authority(prices);
  charge_cuts(prices);
  sell(prices, placed_by_tier);
}

void Priced::charge_place_and_authority(const Prices& prices) {
  std::vector<std::int64_t> of_authority(model_.authorities.size());
  std::vector<std::int64_t> of_place(model_.places.size());
  for (const auto& [authority, price] : prices.authorities) of_authority[authority] = price;
  for (const auto& [place, price] : prices.places) of_place[place] = price;
  for (std::size_t p = 0; p < of_place.size(); ++p)
    of_place[p] += of_authority[model_.places[p].authority];
  for (std::size_t s = 0; s < sizes_.size(); ++s)
    for (std::size_t p = 0; p < of_place.size(); ++p)
      charges_[s * of_place.size() + p] = sizes_[s] * of_place[p];
}

void Priced::charge_cuts(const Prices& prices) {
  const auto places = model_.places.size();
  std::vector<std::int64_t> by_authority(sizes_.size() * model_.authorities.size());
  for (const auto& cut : prices.cuts) {
    if (cut.kind == Cut::Kind::pool) {
      charge_pool(cut);
      continue;
    }
    const auto level = cut.is_at_place() ? Level::place : Level::authority;
    const auto lifted = lifted_from(cut, model_);
    for (const auto unit : cut.units)
      if (!lifted || model_.units[unit].size < *lifted)
        own_[unit].push_back({level, cut.at, cut.price});
    for (std::size_t s = 0; lifted && s < sizes_.size(); ++s) {
      if (sizes_[s] < *lifted) continue;
      (cut.is_at_place() ? charges_[s * places + cut.at]
                         : by_authority[s * model_.authorities.size() + cut.at]) += cut.price;
    }
  }
  for (std::size_t s = 0; s < sizes_.size(); ++s)
    for (std::size_t p = 0; p < places; ++p)
      charges_[s * places + p] +=
          by_authority[s * model_.authorities.size() + model_.places[p].authority];
}

/// Each child pays where it counts in the pool.
void Priced::charge_pool(const Cut& cut) {
  for (std::size_t u = 0; u < model_.units.size(); ++u)
    if (model_.pool_of(u, cut.at) == cut.pool)
      own_[u].push_back({Level::authority, cut.at, model_.units[u].size * cut.price});
}

/// A step of an authority is sold at the authority's price and at those of all level covers that
/// the step eases, less what it costs.
void Priced::sell(const Prices& prices, const std::array<std::int64_t, 3>& placed_by_tier) {
  for (const auto& [place, price] : prices.places)
    for_sale_ += Wide{model_.places[place].capacity} * price;
  std::vector<std::vector<std::int64_t>> steps;
  for (const auto& authority : model_.authorities) steps.emplace_back(authority.steps.size());
  for (const auto& [authority, price] : prices.authorities)
    for (auto& step : steps[authority]) step += price;
  for (const auto& cut : prices.cuts) {
    for_sale_ += Wide{cut.price} * right_hand_side(cut, model_);
    if (cut.kind != Cut::Kind::level_cover) continue;
    for (auto k = cut.level; k < steps[cut.at].size(); ++k) steps[cut.at][k] += cut.price;
  }
  for (std::size_t a = 0; a < steps.size(); ++a)
    for (std::size_t k = 0; k < steps[a].size(); ++k) {
      const auto& step = model_.authorities[a].steps[k];
      const auto cost = goal_.counts_quality ? scale_ * step.cost : 0;
      for_sale_ += Wide{step.children} * std::max<std::int64_t>(0, steps[a][k] - cost);
    }
  for (std::size_t t = 0; t < 3; ++t) for_sale_ -= Wide{tier_prices_[t]} * placed_by_tier[t];
}

std::size_t Priced::row_of(std::size_t unit) const {
  const auto size = std::ranges::lower_bound(sizes_, model_.units[unit].size) - sizes_.begin();
  return static_cast<std::size_t>(size) * model_.places.size();
}

std::int64_t Priced::own_charges(std::size_t unit, std::size_t place) const {
  const auto own = own_.find(unit);
  if (own == own_.end()) return 0;
  std::int64_t charges = 0;
  for (const auto& charge : own->second)
    if (charge.at == (charge.level == Level::place ? place : model_.places[place].authority))
      charges += charge.price;
  return charges;
}

std::int64_t Priced::gain(std::size_t unit, const Pair& pair) const {
  return *best_gain(unit, {&pair, 1});
}

std::optional<std::int64_t> Priced::best_gain(std::size_t unit, std::span<const Pair> pairs) const {
  if (pairs.empty()) return std::nullopt;
  const auto& [size, tier, is_locked] = model_.units[unit];
  const auto t = static_cast<std::size_t>(tier - 1);
  const auto placed = size * (scale_ * goal_.weights.at(t) + tier_prices_.at(t));
  const auto per_point = goal_.counts_quality ? scale_ * size : 0;
  const auto* charges = charges_.data() + row_of(unit);
  const bool has_own = own_.contains(unit);
  auto best = std::numeric_limits<std::int64_t>::min();
  for (const auto& pair : pairs) {
    auto gain = per_point * pair.quality - charges[pair.place];
    if (has_own) gain -= own_charges(unit, pair.place);
    best = std::max(best, gain);
  }
  return placed + best;
}

std::optional<std::int64_t> Priced::most(std::size_t unit, std::span<const Pair> pairs) const {
  const auto best = best_gain(unit, pairs);
  if (model_.units[unit].is_locked) return best;
  return std::max<std::int64_t>(0, best.value_or(0));
}

RootBound root_bound(const Priced& priced, const Model& model) {
  RootBound bound{priced.for_sale(), std::vector<std::int64_t>(model.units.size())};
  std::thread other(find_best, 1, std::cref(priced), std::cref(model), std::ref(bound.best));
  find_best(0, priced, model, bound.best);
  other.join();
  for (const auto best : bound.best) bound.scaled += best;
  return bound;
}

}  // namespace haven::plan_check
