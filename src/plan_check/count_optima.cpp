#include "plan_check/count_optima.h"

#include <algorithm>

#include "plan_check/feasible.h"
#include "plan_check/worth.h"

namespace haven::plan_check {
namespace {

constexpr std::int64_t most_steps = 5'000'000;

/// Goes through all feasible assignments, unit by unit.
class Enumeration {
 public:
  explicit Enumeration(const Model& model)
      : model_(model), assignment_(model.units.size()), best_left_(model.units.size() + 1) {
    for (const auto& place : model.places) beds_.push_back(place.capacity);
    for (const auto& authority : model.authorities) {
      quota_.push_back(authority.quota);
      auto& pools = in_pools_.emplace_back();
      for (const auto& pool : authority.pools) pools.push_back(pool.quota);
    }
    for (auto u = model.units.size(); u-- > 0;) best_left_[u] = best_left_[u + 1] + most(u);
  }

  /// Calls `see` with the value of each that may reach `least`. False when there are too many.
  template <class See>
  bool run(std::int64_t least, See see) {
    return try_unit(0, 0, least, see);
  }

 private:
  std::int64_t value(std::size_t unit, const Pair& pair) const {
    const auto& [size, tier, is_locked] = model_.units[unit];
    return size * (tier_weight(tier) + pair.quality);
  }
  std::int64_t most(std::size_t unit) const {
    std::int64_t most = 0;
    for (const auto& pair : model_.pairs[unit]) most = std::max(most, value(unit, pair));
    return most;
  }
  bool fits(std::size_t unit, std::size_t place) const {
    const auto size = model_.units[unit].size;
    const auto authority = model_.places[place].authority;
    if (beds_[place] < size || quota_[authority] < size) return false;
    const auto pool = model_.pool_of(unit, authority);
    if (pool && in_pools_[authority][*pool] < size) return false;
    return std::ranges::none_of(model_.conflicts, [&](const Conflict& conflict) {
      if (conflict.a != unit && conflict.b != unit) return false;
      const auto other = assignment_[conflict.a == unit ? conflict.b : conflict.a];
      if (!other) return false;
      return conflict.level == Level::place ? *other == place
                                            : model_.places[*other].authority == authority;
    });
  }
  void put(std::size_t unit, std::optional<std::size_t> place) {
    const auto size = model_.units[unit].size;
    const auto move = [&](std::size_t at, std::int64_t children) {
      beds_[at] -= children;
      const auto authority = model_.places[at].authority;
      quota_[authority] -= children;
      if (const auto pool = model_.pool_of(unit, authority))
        in_pools_[authority][*pool] -= children;
    };
    if (assignment_[unit]) move(*assignment_[unit], -size);
    if (place) move(*place, size);
    assignment_[unit] = place;
  }

  template <class See>
  bool try_unit(std::size_t unit, std::int64_t gross, std::int64_t least, See& see) {
    if (gross + best_left_[unit] < least) return true;
    if (++steps_ > most_steps) return false;
    if (unit == model_.units.size()) {
      see(worth_of(assignment_, model_).objective());
      return true;
    }
    for (const auto& pair : model_.pairs[unit]) {
      if (!fits(unit, pair.place)) continue;
      put(unit, pair.place);
      const bool is_done = try_unit(unit + 1, gross + value(unit, pair), least, see);
      put(unit, std::nullopt);
      if (!is_done) return false;
    }
    return model_.units[unit].is_locked || try_unit(unit + 1, gross, least, see);
  }

  const Model& model_;
  Assignment assignment_;
  std::vector<std::int64_t> best_left_;
  std::vector<std::int64_t> beds_;
  std::vector<std::int64_t> quota_;
  std::vector<std::vector<std::int64_t>> in_pools_;  ///< What each pool of each authority has left.
  std::int64_t steps_ = 0;
};

}  // namespace

std::optional<std::int64_t> count_reaching(std::int64_t objective, const Model& model) {
  std::int64_t count = 0;
  Enumeration all(model);
  if (!all.run(objective, [&](std::int64_t value) { count += value >= objective ? 1 : 0; }))
    return std::nullopt;
  return count;
}

}  // namespace haven::plan_check
