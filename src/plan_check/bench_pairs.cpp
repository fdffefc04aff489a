#include <algorithm>
#include <bit>
#include <limits>
#include <thread>

#include "plan_check/bench.h"

namespace haven::plan_check {
namespace {

/// Minutes between all zones and between all authorities.
struct Travel {
  std::vector<std::uint16_t> zones;
  std::vector<std::int64_t> authorities;

  explicit Travel(const Bench& bench) {
    for (const auto& a : bench.zones)
      for (const auto& b : bench.zones)
        zones.push_back(static_cast<std::uint16_t>(minutes_between(a, b)));
    for (const auto& a : bench.authorities)
      for (const auto& b : bench.authorities)
        authorities.push_back(minutes_between(a.point, b.point));
  }
};

constexpr std::int64_t too_near = -1;

/// What of a unit's pairs depends on the authority or the zone of the place alone.
struct Nearness {
  std::array<std::int64_t, bench_authorities> base{};
  std::array<bool, bench_authorities> threatened{};
  std::array<std::int64_t, bench_zones> beyond_rings{};  ///< Minutes, or `too_near`.
};

std::int64_t by_travel(std::int64_t points, std::int64_t reach, std::int64_t minutes) {
  return points * (reach - std::min(minutes, reach)) / reach;
}

std::int64_t base_of(const BenchUnit& unit, std::size_t authority, const Bench& bench,
                     const Travel& travel) {
  const auto minutes_from = [&](std::size_t other) {
    return travel.authorities[other * bench_authorities + authority];
  };
  auto base = bench.authorities[authority].communities[unit.language];
  if (unit.legal_in) base += by_travel(80, 240, minutes_from(*unit.legal_in));
  if (unit.education_in) base += by_travel(70, 180, minutes_from(*unit.education_in));
  if (unit.contact_in) base += by_travel(100, 180, minutes_from(*unit.contact_in));
  if (!unit.wished_areas) return base;
  const auto [first, second] = *unit.wished_areas;
  return base + (authority == first ? 60 : authority == second ? 30 : 0);
}

Nearness nearness_of(const BenchUnit& unit, const Bench& bench, const Travel& travel) {
  Nearness near;
  for (std::size_t a = 0; a < bench_authorities; ++a)
    near.base[a] = base_of(unit, a, bench, travel);
  near.beyond_rings.fill(std::numeric_limits<std::int64_t>::max());
  for (const auto& centre : unit.centres) {
    near.threatened[centre.zone / zones_each] = true;
    for (std::size_t zone = 0; zone < bench_zones; ++zone) {
      const auto beyond = travel.zones[centre.zone * bench_zones + zone] - centre.ring;
      near.beyond_rings[zone] = std::min(near.beyond_rings[zone], std::max(beyond, too_near));
    }
  }
  return near;
}

bool takes_genders(const BenchPlace& place, const BenchUnit& unit) {
  if (unit.has_other && !(place.takes_girls && place.takes_boys)) return false;
  return (!unit.has_girl || place.takes_girls) && (!unit.has_boy || place.takes_boys);
}

bool may_go(const BenchUnit& unit, const BenchPlace& place, const Bench& bench,
            const Nearness& near) {
  if (!place.registered || place.beds < unit.size) return false;
  if (bench.authorities[place.authority].quota < unit.size) return false;
  if (unit.ages.lowest < place.ages.lowest || unit.ages.highest > place.ages.highest) return false;
  if (unit.age_unknown && (!place.age_unknown_ok || place.adults)) return false;
  if (!takes_genders(place, unit)) return false;
  if ((unit.needs & ~place.specialisms) != 0) return false;
  if (unit.network && unit.network == place.network_of_resident) return false;
  return !near.threatened[place.authority] && near.beyond_rings[place.zone] != too_near;
}

std::int64_t quality_of(const BenchUnit& unit, const BenchPlace& place, const Nearness& near) {
  auto quality = near.base[place.authority];
  const auto wanted = std::popcount(unit.wanted);
  quality += wanted == 0 ? 125 : 250 * std::popcount(unit.wanted & place.specialisms) / wanted;
  if ((place.languages >> unit.language & 1U) != 0) quality += 150;
  quality += std::min<std::int64_t>(120, near.beyond_rings[place.zone]);
  if (unit.wished_type == place.type) quality += 40;
  return quality + 130 * (place.acceptance - 50) / 50;
}

std::vector<Pair> pairs_of(const BenchUnit& unit, const Bench& bench, const Travel& travel,
                           std::vector<Pair>& scratch) {
  const auto near = nearness_of(unit, bench, travel);
  scratch.clear();
  for (std::size_t p = 0; p < bench.places.size(); ++p)
    if (may_go(unit, bench.places[p], bench, near))
      scratch.push_back({static_cast<std::uint32_t>(p),
                         static_cast<std::int32_t>(quality_of(unit, bench.places[p], near))});
  return scratch;
}

/// Every second unit, from the `first`.
void pair_up(std::size_t first, const Bench& bench, const Travel& travel,
             std::vector<std::vector<Pair>>& pairs) {
  std::vector<Pair> scratch;
  for (auto u = first; u < bench.units.size(); u += 2)
    pairs[u] = pairs_of(bench.units[u], bench, travel, scratch);
}

}  // namespace

Model model_of(const Bench& bench) {
  Model model;
  for (const auto& authority : bench.authorities) {
    const auto id = fmt::format("a{}", model.authorities.size());
    model.authorities.push_back({id, authority.quota, authority.steps});
    model.authority_names.add(id);
  }
  for (const auto& place : bench.places) {
    model.place_names.add(fmt::format("p{}", model.places.size()));
    model.places.push_back({place.beds, place.authority});
  }
  for (const auto& unit : bench.units) {
    model.unit_names.add(fmt::format("u{}", model.units.size()));
    model.units.push_back({unit.size, unit.tier});
  }
  model.conflicts = bench.conflicts;
  model.pairs.resize(bench.units.size());
  const Travel travel(bench);
  std::thread other(pair_up, 1, std::cref(bench), std::cref(travel), std::ref(model.pairs));
  pair_up(0, bench, travel, model.pairs);
  other.join();
  return model;
}

}  // namespace haven::plan_check
