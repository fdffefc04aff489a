#include "matching/rules/eligible.h"

#include <algorithm>

#include "matching/solving/threads.h"

namespace haven::matching {
namespace {

constexpr int oldest = oldest_age;
constexpr int set_size = 64;

void set(Eligible::Bits& bits, std::size_t place) { bits[place / 64] |= 1ULL << (place % 64); }
void clear(Eligible::Bits& bits, std::size_t place) { bits[place / 64] &= ~(1ULL << (place % 64)); }

void keep(Eligible::Bits& bits, const Eligible::Bits& others) {
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= others[i];
}
void remove(Eligible::Bits& bits, const Eligible::Bits& others) {
  for (std::size_t i = 0; i < bits.size(); ++i) bits[i] &= ~others[i];
}

}  // namespace

Eligible::Eligible(const Instance& instance)
    : instance_(instance),
      words_((instance.places.size() + 63) / 64),
      from_age_(oldest + 1, none()),
      to_age_(oldest + 1, none()),
      takes_gender_(set_size, none()),
      takes_any_gender_(none()),
      takes_known_gender_(none()),
      suits_unknown_age_(none()),
      offers_(set_size, none()),
      offers_unknown_(none()),
      residents_unknown_(none()),
      zone_unknown_(none()),
      in_zone_(instance.travel.zones()),
      in_authority_(instance.authorities.size()),
      vetoed_(instance.units.size()) {
  int largest = 0;
  for (const auto& unit : instance.units) largest = std::max(largest, unit.size());
  takes_size_.assign(largest + 1, none());
  const auto note = [](std::vector<Sparse>& sparse, std::size_t place) {
    if (sparse.empty() || sparse.back().word != place / 64) sparse.push_back({place / 64, 0});
    sparse.back().bits |= 1ULL << (place % 64);
  };
  for (std::size_t p = 0; p < instance.places.size(); ++p) {
    const auto& place = instance.places[p];
    const int most = std::min(place.beds.value_or(0), instance.authorities[place.authority].quota);
    if (place.registered.value_or(false) && !place.is_frozen)
      for (int size = 0; size <= std::min(most, largest); ++size) set(takes_size_[size], p);
    if (place.ages)
      for (int age = 0; age <= oldest; ++age) {
        if (place.ages->lowest <= age) set(from_age_[age], p);
        if (place.ages->highest >= age) set(to_age_[age], p);
      }
    if (place.genders) set(takes_known_gender_, p);
    if (place.genders == everything) set(takes_any_gender_, p);
    if (!place.adults.value_or(true) && place.suits_unknown_age.value_or(false))
      set(suits_unknown_age_, p);
    if (!place.specialisms) set(offers_unknown_, p);
    for (int i = 0; i < set_size; ++i) {
      if ((place.genders.value_or(0) >> i & 1U) != 0) set(takes_gender_[i], p);
      if ((place.specialisms.value_or(0) >> i & 1U) != 0) set(offers_[i], p);
    }
    if (!place.residents) set(residents_unknown_, p);
    if (place.residents)
      for (const int person : *place.residents)
        homes_of_person_[person].push_back(static_cast<int>(p));
    if (place.zone) note(in_zone_[*place.zone], p);
    if (!place.zone) set(zone_unknown_, p);
    note(in_authority_[place.authority], p);
  }
  for (std::size_t a = 0; a < instance.authorities.size(); ++a)
    if (!instance.authorities[a].pools.empty()) with_pools_.push_back(static_cast<int>(a));
  for (const auto& veto : instance.vetoes) vetoed_[veto.unit].push_back(veto.place);
}

Eligible::Bits Eligible::open_to(const Unit& unit, int index) const {
  if (!unit.needs || !unit.contacts || !unit.threats) return none();
  Bits open = takes_size_[unit.size()];
  for (const auto& child : unit.children) {
    if (!child.age || *child.age > oldest) return none();
    keep(open, from_age_[*child.age]);
    keep(open, to_age_[*child.age]);
    keep(open, child.gender ? takes_gender_[*child.gender] : takes_any_gender_);
  }
  keep(open, takes_known_gender_);
  if (std::ranges::any_of(unit.children, &Child::age_unknown)) keep(open, suits_unknown_age_);
  if (*unit.needs != 0) remove(open, offers_unknown_);
  for (Set needs = *unit.needs; needs != 0; needs &= needs - 1)
    keep(open, offers_[__builtin_ctzll(needs)]);
  close_pools(unit, open);
  close_people(unit, open);
  for (const int place : vetoed_[index]) clear(open, place);
  if (unit.locked) {
    Bits agreed = none();
    set(agreed, *unit.locked);
    keep(open, agreed);
  }
  return open;
}

void Eligible::close_pools(const Unit& unit, Bits& open) const {
  for (const int authority : with_pools_) {
    const auto* pool =
        unit.basis ? pool_of(instance_.authorities[authority].pools, *unit.basis) : nullptr;
    const bool takes = unit.basis && (pool == nullptr || pool->quota >= unit.size());
    if (takes) continue;
    for (const auto& [word, bits] : in_authority_[authority]) open[word] &= ~bits;
  }
}

void Eligible::close_people(const Unit& unit, Bits& open) const {
  if (unit.contacts->empty() && unit.apart.empty()) return;
  remove(open, residents_unknown_);
  const auto homes_of = [&](int person) -> const std::vector<int>& {
    static const std::vector<int> no_homes;
    const auto found = homes_of_person_.find(person);
    return found == homes_of_person_.end() ? no_homes : found->second;
  };
  for (const int person : *unit.contacts)
    for (const int place : homes_of(person)) clear(open, place);
  for (const auto& [person, level] : unit.apart)
    for (const int place : homes_of(person)) {
      clear(open, place);
      if (level == Level::authority)
        for (const auto& [word, bits] : in_authority_[instance_.places[place].authority])
          open[word] &= ~bits;
    }
}

Eligible::Bits Eligible::threatened(const Threat& threat) const {
  Bits closed = zone_unknown_;
  const auto close = [&](const std::vector<Sparse>& places) {
    for (const auto& [word, bits] : places) closed[word] |= bits;
  };
  if (const auto area = instance_.zone_authority[threat.zone]) close(in_authority_[*area]);
  const auto* minutes = instance_.travel.row(threat.zone);
  for (int zone = 0; zone < instance_.travel.zones(); ++zone)
    if (minutes[zone] < threat.minutes || minutes[zone] == Travel::unknown) close(in_zone_[zone]);
  return closed;
}

void Eligible::close_threats(const Unit& unit, Bits& open, Memory& masks) const {
  if (!unit.threats) return;
  for (const auto& threat : *unit.threats) {
    const auto [at, fresh] = masks.try_emplace({threat.zone, threat.minutes});
    if (fresh) at->second = threatened(threat);
    remove(open, at->second);
  }
}

Eligible::Bits Eligible::places_of(int unit) const {
  Memory masks;
  auto open = open_to(instance_.units[unit], unit);
  close_threats(instance_.units[unit], open, masks);
  return open;
}

std::vector<Eligible::Bits> Eligible::places_of_all(int threads) const {
  std::vector<Bits> all(instance_.units.size());
  in_parallel(instance_.units.size(), threads, [&](std::size_t from, std::size_t to) {
    Memory masks;
    for (std::size_t u = from; u < to; ++u) {
      all[u] = open_to(instance_.units[u], static_cast<int>(u));
      close_threats(instance_.units[u], all[u], masks);
    }
  });
  return all;
}

}  // namespace haven::matching
