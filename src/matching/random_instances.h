#pragma once
#include <algorithm>
#include <random>
#include <string>

#include "matching/reading/locks.h"

/// Small instances with everything that rules and objectives can hold, often with too few beds or
/// nothing that fits. For tests: small enough to try all plans.
namespace haven::matching {

class RandomInstance {
 public:
  explicit RandomInstance(std::uint64_t seed) : random_(seed) {}

  Instance make() {
    Instance made;
    made.id = "random";
    made.run = std::to_string(below(1000));
    for (int a = 0, count = 1 + below(3); a < count; ++a) made.authorities.push_back(authority(a));
    const int zones = 3;
    made.travel = Travel(zones);
    for (int i = 0; i < zones; ++i) {
      made.zone_authority.emplace_back(below(static_cast<int>(made.authorities.size())));
      for (int j = 0; j < i; ++j) {
        const auto minutes = happens(5) ? Travel::unknown : static_cast<std::uint16_t>(below(90));
        made.travel.row(i)[j] = made.travel.row(j)[i] = minutes;
      }
    }
    for (int p = 0, count = 1 + below(4); p < count; ++p) {
      made.places.push_back(place(p, static_cast<int>(made.authorities.size()), zones));
      made.reserve.push_back(happens(20) ? below(900) : 0);
    }
    made.stay_bonus = happens(50) ? 40 : 0;
    for (int u = 0, count = 1 + below(7); u < count; ++u) {
      made.units.push_back(unit(u, zones, static_cast<int>(made.places.size())));
      auto& list = made.quality.emplace_back();
      for (int p = 0; p < static_cast<int>(made.places.size()); ++p)
        if (happens(85)) list.push_back({p, happens(5) ? -below(50) : below(1000)});
    }
    const int units = static_cast<int>(made.units.size());
    for (int k = below(6); k > 0 && units > 1; --k) {
      const int a = below(units);
      const int b = (a + 1 + below(units - 1)) % units;
      made.conflicts.push_back({a, b, happens(50) ? Level::place : Level::authority});
    }
    for (int k = happens(15) ? 1 : 0; k > 0; --k)
      made.vetoes.push_back({below(units), below(static_cast<int>(made.places.size()))});
    return locked_sometimes(made);
  }

 private:
  /// Some are agreed already, as far as that can be.
  Instance locked_sometimes(const Instance& made) {
    std::vector<LockedUnit> locks;
    for (int u = 0; u < static_cast<int>(made.units.size()); ++u)
      if (happens(12)) locks.push_back({u, below(static_cast<int>(made.places.size()))});
    auto with_locks = made;
    return hold(with_locks, locks) ? with_locks : made;
  }

  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  bool happens(int percent) { return below(100) < percent; }
  template <class Value>
  void forget_sometimes(std::optional<Value>& fact) {
    if (happens(2)) fact.reset();
  }

  Authority authority(int number) {
    Authority made{"a" + std::to_string(number), 0, {}};
    int cost = 0;
    for (int k = 1 + below(3); k > 0; --k) {
      made.steps.push_back({below(5), cost});
      made.quota += made.steps.back().children;
      cost += below(200);
    }
    if (happens(15))
      made.pools.push_back({"both", below(5), {0, 1}});
    else if (happens(40))
      made.pools = {{"one", below(4), {0}}, {"two", below(4), {1}}};
    return made;
  }

  Place place(int number, int authorities, int zones) {
    Place made;
    made.id = "p" + std::to_string(number);
    made.authority = below(authorities);
    made.beds = happens(40) ? 1 : 1 + below(6);
    made.zone = below(zones);
    made.registered = !happens(4);
    made.is_frozen = happens(3);
    made.adults = happens(15);
    made.suits_unknown_age = happens(50);
    if (happens(20)) made.ages = AgeRange{below(8), 10 + below(8)};
    if (happens(20)) made.genders = Set{1} << below(2);
    made.specialisms = happens(70) ? Set{3} : Set{1};
    if (happens(20)) made.residents->push_back(below(3));
    forget_sometimes(made.beds);
    forget_sometimes(made.zone);
    forget_sometimes(made.registered);
    forget_sometimes(made.adults);
    forget_sometimes(made.suits_unknown_age);
    forget_sometimes(made.ages);
    forget_sometimes(made.genders);
    forget_sometimes(made.specialisms);
    forget_sometimes(made.residents);
    return made;
  }

  Unit unit(int number, int zones, int places) {
    Unit made;
    made.id = "u" + std::to_string(number);
    made.tier = 1 + below(tier_count);
    for (int c = happens(50) ? 1 : 1 + below(4); c > 0; --c) {
      Child child{below(18), below(2), happens(5)};
      forget_sometimes(child.age);
      forget_sometimes(child.gender);
      made.children.push_back(child);
    }
    if (happens(20)) made.needs = Set{2};
    if (happens(20)) made.contacts->push_back(below(3));
    if (happens(20)) made.threats->push_back({below(zones), below(60)});
    if (happens(60)) made.basis = below(2);
    forget_sometimes(made.basis);
    if (happens(10))
      made.apart.push_back({below(3), happens(50) ? Level::place : Level::authority});
    if (happens(30)) made.current = below(places);
    forget_sometimes(made.needs);
    forget_sometimes(made.contacts);
    forget_sometimes(made.threats);
    return made;
  }

  std::mt19937_64 random_;
};

}  // namespace haven::matching
