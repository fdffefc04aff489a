#include "plan_check/model.h"

#include <algorithm>

#include "plan_check/rules.h"

namespace haven::plan_check {
namespace {

std::int64_t quality_of(const Instance& instance, std::size_t unit, std::size_t place) {
  const auto found = instance.quality.find({unit, place});
  const auto quality = found == instance.quality.end() ? 0 : found->second;
  const auto bonus = instance.current[unit] == place ? instance.stay_bonus : 0;
  return quality - instance.reserve_prices[place] + bonus;
}

std::vector<Pair> pairs_of(const Instance& instance, std::size_t unit) {
  std::vector<Pair> pairs;
  for (std::size_t place = 0; place < instance.places.size(); ++place)
    if (broken_rules(instance, unit, place).empty())
      pairs.push_back({static_cast<std::uint32_t>(place),
                       static_cast<std::int32_t>(quality_of(instance, unit, place))});
  return pairs;
}

}  // namespace

std::optional<std::size_t> Model::pool_of(std::size_t unit, std::size_t authority) const {
  const auto& pools = authorities[authority].pools;
  for (std::size_t i = 0; i < pools.size(); ++i)
    if (pools[i].bases.contains(bases[unit])) return i;
  return std::nullopt;
}

const Pair* Model::find(std::size_t unit, std::size_t place) const {
  const auto& all = pairs[unit];
  const auto found = std::ranges::lower_bound(all, place, {}, &Pair::place);
  return found == all.end() || found->place != place ? nullptr : &*found;
}

std::int64_t tier_weight(std::int64_t tier) {
  constexpr std::array<std::int64_t, 3> weights{400'000, 200'000, 100'000};
  return weights.at(static_cast<std::size_t>(tier - 1));
}

Model model_of(const Instance& instance) {
  Model model;
  model.authorities = instance.authorities;
  model.conflicts = instance.conflicts;
  for (const auto& authority : instance.authorities) model.authority_names.add(authority.id);
  for (const auto& place : instance.places) {
    model.places.push_back({place.capacity.value_or(0), place.authority});
    model.place_names.add(place.id);
  }
  for (std::size_t unit = 0; unit < instance.units.size(); ++unit) {
    const auto& written = instance.units[unit];
    model.units.push_back({written.size(), written.tier, written.agreed.has_value()});
    model.unit_names.add(written.id);
    model.bases.push_back(written.basis.value_or(""));
    model.pairs.push_back(pairs_of(instance, unit));
  }
  return model;
}

}  // namespace haven::plan_check
