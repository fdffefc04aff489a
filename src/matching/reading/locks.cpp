#include "matching/reading/locks.h"

#include <fmt/format.h>

#include <map>

#include "matching/rules/rules.h"

namespace haven::matching {
namespace {

tl::unexpected<Problem> too_many(std::string what) {
  return problem(std::move(what) + "; end one of the locks", "locks");
}

/// Problem: together they break what each of them keeps.
Result<void> fit_together(const Instance& instance) {
  std::vector<int> beds(instance.places.size()), loads(instance.authorities.size());
  std::map<const Pool*, int> pools;
  for (const auto& unit : instance.units) {
    if (!unit.locked) continue;
    const auto& place = instance.places[*unit.locked];
    const auto& authority = instance.authorities[place.authority];
    const int in_place = beds[*unit.locked] += unit.size();
    if (in_place > *place.beds)
      return too_many(fmt::format("Place \"{}\" has {} beds for {} children who are locked to it",
                                  place.id, *place.beds, in_place));
    const int in_authority = loads[place.authority] += unit.size();
    if (in_authority > authority.quota)
      return too_many(
          fmt::format("Authority \"{}\" has a quota of {} for {} children who are locked there",
                      authority.id, authority.quota, in_authority));
    const auto* pool = pool_of(authority.pools, unit.basis.value_or(no_basis));
    if (pool == nullptr) continue;
    const int in_pool = pools[pool] += unit.size();
    if (in_pool > pool->quota)
      return too_many(fmt::format(
          "Pool \"{}\" of authority \"{}\" has a quota of {} for {} children who are locked there",
          pool->id, authority.id, pool->quota, in_pool));
  }
  for (const auto& [first, second, level] : instance.conflicts) {
    const auto& one = instance.units[first];
    const auto& other = instance.units[second];
    if (!one.locked || !other.locked) continue;
    const bool is_near =
        instance.places[*one.locked].authority == instance.places[*other.locked].authority;
    if (*one.locked == *other.locked || (level == Level::authority && is_near))
      return too_many(fmt::format("Units \"{}\" and \"{}\" are kept apart, and locked together",
                                  one.id, other.id));
  }
  return {};
}

}  // namespace

Result<void> hold(Instance& instance, const std::vector<LockedUnit>& locks) {
  const Rules rules(instance);
  std::vector<LockedUnit> held;
  for (const auto& lock : locks)
    (rules.blocking(lock.unit, lock.place).none() ? held : instance.lapsed).push_back(lock);
  for (const auto& [unit, place] : held) instance.units[unit].locked = place;
  return fit_together(instance);
}

}  // namespace haven::matching
