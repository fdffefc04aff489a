#pragma once
#include <cstdint>
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
    std::vector<CostStep> steps;
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

}  // namespace haven::matching
