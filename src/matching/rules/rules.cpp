#include "matching/rules/rules.h"

#include <algorithm>

namespace haven::matching {
namespace {

bool share_one(const std::vector<int>& some, const std::vector<int>& others) {
  return std::ranges::any_of(some,
                             [&](int one) { return std::ranges::binary_search(others, one); });
}

void pools(const Unit& unit, const Authority& authority, Blocking& found) {
  if (authority.pools.empty()) return;
  if (!unit.basis) return found.add(Fact::basis);
  const auto* pool = pool_of(authority.pools, *unit.basis);
  if (pool != nullptr && pool->quota < unit.size()) found.add(Rule::quota_pool);
}

void ages(const Unit& unit, const Place& place, Blocking& found) {
  if (!place.ages) found.add(Fact::ages);
  for (const auto& child : unit.children) {
    if (!child.age) found.add(Fact::age);
    if (place.ages && child.age &&
        (*child.age < place.ages->lowest || *child.age > place.ages->highest))
      found.add(Rule::age);
  }
}

void genders(const Unit& unit, const Place& place, Blocking& found) {
  if (!place.genders) return found.add(Fact::genders);
  if (*place.genders == everything) return;
  for (const auto& child : unit.children) {
    if (!child.gender)
      found.add(Fact::gender);
    else if ((*place.genders >> *child.gender & 1U) == 0)
      found.add(Rule::gender);
  }
}

void unknown_age(const Unit& unit, const Place& place, Blocking& found) {
  if (std::ranges::none_of(unit.children, &Child::age_unknown)) return;
  if (!place.adults) found.add(Fact::adults);
  if (place.adults.value_or(false)) found.add(Rule::age_unknown_with_adults);
  if (!place.suits_unknown_age) found.add(Fact::suitability);
  if (!place.suits_unknown_age.value_or(true)) found.add(Rule::age_unknown_unsuitable);
}

void needs(const Unit& unit, const Place& place, Blocking& found) {
  if (!unit.needs) return found.add(Fact::needs);
  if (*unit.needs == 0) return;
  if (!place.specialisms) return found.add(Fact::specialisms);
  if ((*unit.needs & ~*place.specialisms) != 0) found.add(Rule::need);
}

void threats(const Instance& instance, const Unit& unit, const Place& place, Blocking& found) {
  if (!unit.threats) return found.add(Fact::threats);
  for (const auto& threat : *unit.threats) {
    if (instance.zone_authority[threat.zone] == place.authority) found.add(Rule::threat_area);
    if (!place.zone) {
      found.add(Fact::zone);
      continue;
    }
    const auto minutes = instance.travel.row(threat.zone)[*place.zone];
    if (minutes == Travel::unknown)
      found.add(Fact::travel);
    else if (minutes < threat.minutes)
      found.add(Rule::threat_ring);
  }
}

}  // namespace

Rules::Rules(const Instance& instance)
    : instance_(instance),
      residents_of_authority_(instance.authorities.size()),
      vetoed_(instance.units.size()) {
  for (const auto& place : instance.places)
    if (place.residents)
      for (const int person : *place.residents)
        residents_of_authority_[place.authority].push_back(person);
  for (auto& residents : residents_of_authority_) std::ranges::sort(residents);
  for (const auto& veto : instance.vetoes) vetoed_[veto.unit].push_back(veto.place);
  for (auto& places : vetoed_) std::ranges::sort(places);
}

void Rules::people(const Unit& unit, const Place& place, Blocking& found) const {
  if (!unit.contacts) found.add(Fact::contacts);
  const bool matters = !unit.apart.empty() || (unit.contacts && !unit.contacts->empty());
  if (matters && !place.residents) found.add(Fact::residents);
  if (unit.contacts && place.residents && share_one(*unit.contacts, *place.residents))
    found.add(Rule::known_contact);
  for (const auto& [person, level] : unit.apart) {
    const bool lives_here = place.residents && std::ranges::binary_search(*place.residents, person);
    const bool lives_near =
        level == Level::authority &&
        std::ranges::binary_search(residents_of_authority_[place.authority], person);
    if (lives_here || lives_near) found.add(Rule::not_together_resident);
  }
}

Blocking Rules::blocking(int unit_index, int place_index) const {
  const auto& unit = instance_.units[unit_index];
  const auto& place = instance_.places[place_index];
  Blocking found;
  if (!place.registered) found.add(Fact::registration);
  if (!place.registered.value_or(true)) found.add(Rule::registration);
  if (place.is_frozen) found.add(Rule::frozen);
  if (unit.locked.value_or(place_index) != place_index) found.add(Rule::locked);
  if (!place.beds) found.add(Fact::beds);
  if (place.beds && *place.beds < unit.size()) found.add(Rule::capacity);
  if (instance_.authorities[place.authority].quota < unit.size()) found.add(Rule::quota);
  pools(unit, instance_.authorities[place.authority], found);
  ages(unit, place, found);
  genders(unit, place, found);
  unknown_age(unit, place, found);
  needs(unit, place, found);
  people(unit, place, found);
  threats(instance_, unit, place, found);
  if (std::ranges::binary_search(vetoed_[unit_index], place_index)) found.add(Rule::human_veto);
  return found;
}

}  // namespace haven::matching
