#include "plan_check/rules.h"

#include <algorithm>
#include <set>

namespace haven::plan_check {
namespace {

constexpr std::int64_t minutes_when_not_listed = 999;

/// One unit and one place, and what was found against them so far.
struct Pairing {
  const Instance& instance;
  const Unit& unit;
  const Place& place;
  std::set<std::string> broken;

  void refuse_if(bool is_broken, const char* rule) {
    if (is_broken) broken.insert(rule);
  }
  void miss(const std::string& fact) { broken.insert("DATA_MISSING(" + fact + ")"); }
};

bool has(const std::vector<std::string>& all, const std::string& one) {
  return std::ranges::find(all, one) != all.end();
}

void look_at_size(Pairing& pair) {
  if (!pair.place.registered) pair.miss("registration");
  pair.refuse_if(pair.place.registered == false, "REGISTRATION");
  pair.refuse_if(pair.place.frozen, "FROZEN");
  if (!pair.place.capacity) pair.miss("beds");
  pair.refuse_if(pair.place.capacity && *pair.place.capacity < pair.unit.size(), "CAPACITY");
  const auto& authority = pair.instance.authorities[pair.place.authority];
  pair.refuse_if(authority.quota < pair.unit.size(), "QUOTA");
}

/// A child of unknown basis may belong to any pool; one whose basis is in none, to none.
void look_at_pools(Pairing& pair) {
  const auto& pools = pair.instance.authorities[pair.place.authority].pools;
  if (pools.empty()) return;
  if (!pair.unit.basis) return pair.miss("basis");
  for (const auto& pool : pools)
    pair.refuse_if(pool.bases.contains(*pair.unit.basis) && pool.quota < pair.unit.size(),
                   "QUOTA_POOL");
}

/// What is unknown of one sibling hides nothing that is known of another.
void look_at_ages(Pairing& pair) {
  if (!pair.place.ages) pair.miss("ages");
  for (const auto& child : pair.unit.children) {
    if (!child.age) pair.miss("age");
    if (!child.age || !pair.place.ages) continue;
    pair.refuse_if(*child.age < pair.place.ages->lowest || *child.age > pair.place.ages->highest,
                   "AGE");
  }
}

void look_at_genders(Pairing& pair) {
  if (pair.place.everybody) return;
  if (!pair.place.genders) return pair.miss("genders");
  for (const auto& child : pair.unit.children)
    if (child.gender)
      pair.refuse_if(!has(*pair.place.genders, *child.gender), "GENDER");
    else
      pair.miss("gender");
}

void look_at_unknown_ages(Pairing& pair) {
  if (std::ranges::none_of(pair.unit.children, &Child::age_unknown)) return;
  if (!pair.place.adults) pair.miss("adults");
  pair.refuse_if(pair.place.adults == true, "AGE_UNKNOWN_WITH_ADULTS");
  if (!pair.place.age_unknown_ok) pair.miss("suitability");
  pair.refuse_if(pair.place.age_unknown_ok == false, "AGE_UNKNOWN_UNSUITABLE");
}

void look_at_needs(Pairing& pair) {
  if (!pair.unit.needs) return pair.miss("needs");
  if (pair.unit.needs->empty()) return;
  if (!pair.place.specialisms) return pair.miss("specialisms");
  pair.refuse_if(
      std::ranges::any_of(*pair.unit.needs,
                          [&](const auto& need) { return !has(*pair.place.specialisms, need); }),
      "NEED");
}

bool lives_in(const std::string& person, const Place& place) {
  return place.residents && has(*place.residents, person);
}

bool is_too_near(const Pairing& pair, const NotTogether& apart) {
  if (lives_in(apart.person, pair.place)) return true;
  if (apart.level == Level::place) return false;
  return std::ranges::any_of(pair.instance.places, [&](const Place& other) {
    return other.authority == pair.place.authority && lives_in(apart.person, other);
  });
}

void look_at_residents(Pairing& pair) {
  if (!pair.unit.contacts) pair.miss("contacts");
  const bool has_contacts = pair.unit.contacts && !pair.unit.contacts->empty();
  if (!has_contacts && pair.unit.not_together.empty()) return;
  if (!pair.place.residents) pair.miss("residents");
  if (has_contacts)
    pair.refuse_if(std::ranges::any_of(*pair.unit.contacts,
                                       [&](const auto& who) { return lives_in(who, pair.place); }),
                   "KNOWN_CONTACT");
  pair.refuse_if(std::ranges::any_of(pair.unit.not_together,
                                     [&](const auto& apart) { return is_too_near(pair, apart); }),
                 "NOT_TOGETHER_RESIDENT");
}

std::optional<std::int64_t> minutes_between(const Instance& instance, const std::string& a,
                                            const std::string& b) {
  if (a == b) return 0;
  const auto found = instance.travel.find(std::minmax(a, b));
  return found == instance.travel.end() ? minutes_when_not_listed : found->second;
}

void look_at_threats(Pairing& pair) {
  if (!pair.unit.threats) return pair.miss("threats");
  if (!pair.unit.threats->empty() && !pair.place.zone) pair.miss("zone");
  for (const auto& threat : *pair.unit.threats) {
    pair.refuse_if(threat.authority == pair.place.authority, "THREAT_AREA");
    if (!pair.place.zone) continue;
    const auto minutes = minutes_between(pair.instance, threat.zone, *pair.place.zone);
    if (!minutes) pair.miss("travel");
    pair.refuse_if(minutes && *minutes < threat.minutes, "THREAT_RING");
  }
}

}  // namespace

std::vector<std::string> broken_rules(const Instance& instance, std::size_t unit,
                                      std::size_t place) {
  Pairing pair{instance, instance.units[unit], instance.places[place], {}};
  look_at_size(pair);
  look_at_pools(pair);
  look_at_ages(pair);
  look_at_genders(pair);
  look_at_unknown_ages(pair);
  look_at_needs(pair);
  look_at_residents(pair);
  look_at_threats(pair);
  pair.refuse_if(instance.vetoes.contains({unit, place}), "HUMAN_VETO");
  pair.refuse_if(pair.unit.agreed && *pair.unit.agreed != place, "LOCKED");
  return {pair.broken.begin(), pair.broken.end()};
}

}  // namespace haven::plan_check
