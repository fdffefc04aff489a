#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "matching/instance.h"

/// An instance as the solver sees it: sizes, beds, quotas, and for each unit the homes that are
/// open to it with the quality of each. No people, no reasons.
///
/// Units, places and authorities stand in the order of a hash of run and id, so that neither the
/// order of the input nor that of a database decides where a child goes (matching.md 3.7).
namespace haven::matching {

/// What is open to each unit, unit after unit.
struct Options {
  std::vector<std::int64_t> first;    ///< Where a unit's begin; one more at the end.
  std::vector<std::int32_t> place;    ///< Ascending within a unit.
  std::vector<std::int16_t> quality;  ///< Points per child with the stay bonus, beside `place`.

  std::int64_t begin(int unit) const { return first[unit]; }
  std::int64_t end(int unit) const { return first[unit + 1]; }
  std::int64_t count() const { return static_cast<std::int64_t>(place.size()); }
};

struct Batch {
  struct Unit {
    int size = 1;
    int tier = 0;  ///< From 0.
    int basis = no_basis;
    bool is_locked = false;  ///< It must have a place, and only one is open to it.
  };
  struct Place {
    int beds = 0;
    int authority = 0;
    int reserve = 0;  ///< Points a bed.
  };
  struct Authority {
    int quota = 0;
    std::vector<Step> steps;
    std::vector<Pool> pools = {};  ///< As in the instance.
  };

  std::vector<Unit> units;
  std::vector<Place> places;
  std::vector<Authority> authorities;
  std::vector<Conflict> conflicts;
  std::vector<std::vector<int>> apart_at_place;      ///< By unit, ascending; both levels.
  std::vector<std::vector<int>> apart_at_authority;  ///< By unit, ascending.
  Options options;

  std::vector<int> unit_told, place_told, authority_told;  ///< The number in the instance of each.

  int largest() const;
  /// The number of the authority's pool in which the unit counts, or -1.
  int pool_of(int authority, int unit) const {
    const auto& pools = authorities[authority].pools;
    if (pools.empty()) return -1;
    const auto* pool = matching::pool_of(pools, units[unit].basis);
    return pool == nullptr ? -1 : static_cast<int>(pool - pools.data());
  }
  /// One child, kept apart from nobody.
  bool moves_alone(int unit) const { return units[unit].size == 1 && apart_at_place[unit].empty(); }
  bool are_apart(int first, int second, Level level) const;
};

/// The batch of an instance. `threads` change the time, never the result.
Batch batch_of(const Instance& instance, int threads = 1);

/// What is maximised. Worth of a child of unit u at place p:
/// `worth[tier] + (quality - reserve price)`, the latter and the intake cost if `weighs_quality`.
struct Aim {
  std::string_view name;
  std::array<std::int64_t, tier_count> worth{};
  bool weighs_quality = false;
  std::array<int, tier_count> at_least{};  ///< Children of each tier who must be placed.

  /// Per child, apart from the reserve price.
  std::int64_t of(int tier, std::int16_t quality) const {
    return worth[tier] + (weighs_quality ? quality : 0);
  }
};

inline constexpr int nowhere = -1;

/// A place for each unit, or `nowhere`.
using Assignment = std::vector<int>;

/// Those who are locked where it was agreed, and nobody else anywhere: feasible.
Assignment only_locked(const Batch& batch);

/// Children placed, of each tier.
std::array<int, tier_count> placed_by_tier(const Batch& batch, const Assignment& assignment);

/// Points of quality net of reserve prices, stay bonus included.
std::int64_t quality_net(const Batch& batch, const Assignment& assignment);

/// Points for loads beyond the fair shares.
std::int64_t intake_cost(const Batch& batch, const Assignment& assignment);

/// What `aim` makes of it.
std::int64_t value_of(const Batch& batch, const Aim& aim, const Assignment& assignment);

/// Whether beds, quotas and their pools, locks, pairs kept apart and `aim.at_least` all hold, and
/// every place is open.
bool is_feasible(const Batch& batch, const Aim& aim, const Assignment& assignment);

/// Where the option (unit, place) stands in `options`, or -1.
std::int64_t option_of(const Options& options, int unit, int place);

}  // namespace haven::matching
