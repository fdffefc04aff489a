#pragma once
#include <cstdint>
#include <vector>

#include "plan_check/instance.h"
#include "plan_check/names.h"

/// What the arithmetic of a plan needs of an instance, whether it was read or is of the benchmark:
/// sizes, beds, quotas, and the pairs of unit and place that are allowed.
namespace haven::plan_check {

/// A place that a unit may go to.
struct Pair {
  std::uint32_t place = 0;
  std::int32_t quality = 0;  ///< Of each child, less the reserve price, with the stay bonus.
};

struct SizedUnit {
  std::int64_t size = 0;
  std::int64_t tier = 0;
  bool is_locked = false;  ///< It may not stay without a place.
};

struct Beds {
  std::int64_t capacity = 0;
  std::size_t authority = 0;
};

struct Model {
  std::vector<Authority> authorities;
  std::vector<Beds> places;
  std::vector<SizedUnit> units;
  std::vector<std::vector<Pair>> pairs;  ///< Of each unit, by place.
  std::vector<Conflict> conflicts;
  std::vector<std::string> bases;  ///< Of each unit, in law; none when no unit has one.
  Names authority_names{"authority"};
  Names place_names{"place"};
  Names unit_names{"unit"};

  /// The number of the authority's pool that the unit counts in; empty when it counts in none.
  std::optional<std::size_t> pool_of(std::size_t unit, std::size_t authority) const;
  /// Null when the unit may not go there.
  const Pair* find(std::size_t unit, std::size_t place) const;
};

/// What a placed child of the tier is worth before quality: 400,000, 200,000 or 100,000.
std::int64_t tier_weight(std::int64_t tier);

Model model_of(const Instance& instance);

}  // namespace haven::plan_check
