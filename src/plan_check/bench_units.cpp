#include <algorithm>
#include <set>

#include "plan_check/bench.h"

namespace haven::plan_check {
namespace {

constexpr std::uint64_t network_table = 4;
constexpr std::uint64_t child_table = 5;
constexpr std::uint64_t group_table = 6;
constexpr std::uint64_t conflict_table = 7;
constexpr std::int64_t sibling_percent = 12;
constexpr std::int64_t conflict_percent = 2;
constexpr std::int64_t urban_authorities = 69;
constexpr std::int64_t found_ring = 30;

using Weights = std::vector<std::int64_t>;

const Weights group_weights{70, 22, 8};
const Weights ring_weights{40, 30, 20, 10};
constexpr std::array<std::int64_t, 4> rings{30, 45, 60, 90};
const Weights age_weights{65, 22, 9, 4};
const Weights gender_weights{28, 70, 2};
const Weights tier_weights{15, 35, 50};
const Weights need_weights{80, 6, 3, 4, 7};
/// None, special education, parent and baby, medical, safe technology.
constexpr std::array<std::uint32_t, 5> needs{0, 1U << 2, 1U << 3, 1U << 7, 1U << 5};
const Weights language_weights{25, 18, 12, 9, 8, 6, 5, 4, 3, 2, 2, 1,
                               1,  1,  1,  1, 1, 1, 1, 1, 1, 1, 1, 1};
const Weights wished_type_weights{60, 10, 20, 5, 5};

std::size_t any_authority(const Draws& draws, std::uint64_t field) {
  return static_cast<std::size_t>(draws.below(bench_authorities, field));
}

std::size_t any_zone_of(std::size_t authority, const Draws& draws, std::uint64_t field) {
  return zones_each * authority + static_cast<std::size_t>(draws.below(zones_each, field));
}

std::vector<Centre> centres_of_network(const Draws& draws) {
  std::vector<Centre> centres;
  const auto count = static_cast<std::uint64_t>(1 + draws.below(4, 0));
  for (std::uint64_t j = 0; j < count; ++j) {
    const auto among =
        draws.chance(60, 10 + 4 * j) ? urban_authorities : std::int64_t{bench_authorities};
    const auto authority = static_cast<std::size_t>(draws.below(among, 11 + 4 * j));
    centres.push_back(
        {any_zone_of(authority, draws, 12 + 4 * j), rings[draws.pick(ring_weights, 13 + 4 * j)]});
  }
  return centres;
}

std::int64_t age_of_head(const Draws& draws) {
  switch (draws.pick(age_weights, 5)) {
    case 0:
      return 16 + draws.below(2, 40);
    case 1:
      return 14 + draws.below(2, 40);
    case 2:
      return 10 + draws.below(4, 40);
    default:
      return draws.below(10, 40);
  }
}

std::uint32_t wanted_by(const Draws& draws) {
  std::uint32_t wanted = 0;
  if (draws.chance(70, 20)) wanted |= 1U << 0;  // Trained about trafficking.
  if (draws.chance(45, 21)) wanted |= 1U << 1;  // Therapeutic.
  if (draws.chance(10, 22)) wanted |= 1U << 4;  // Substance.
  if (draws.chance(5, 23)) wanted |= 1U << 6;   // LGBT-affirming.
  return wanted;
}

void note_wishes(BenchUnit& unit, const Draws& draws) {
  unit.wanted = wanted_by(draws);
  unit.language = draws.pick(language_weights, 8);
  if (draws.chance(40, 30)) unit.contact_in = any_authority(draws, 31);
  if (draws.chance(60, 32)) unit.legal_in = any_authority(draws, 33);
  if (draws.chance(35, 34)) unit.education_in = any_authority(draws, 35);
  if (draws.chance(50, 36)) unit.wished_type = draws.pick(wished_type_weights, 37);
  if (draws.chance(50, 38))
    unit.wished_areas = {any_authority(draws, 39), any_authority(draws, 42)};
}

void note_dangers(BenchUnit& unit, const Draws& draws, const BenchSize& size) {
  unit.centres.push_back({any_zone_of(any_authority(draws, 3), draws, 4), found_ring});
  if (!draws.chance(75, 0)) return;
  unit.network = std::min(draws.below(size.networks(), 1), draws.below(size.networks(), 2));
  const auto more = centres_of_network(
      Draws(size.seed, network_table, static_cast<std::uint64_t>(*unit.network)));
  unit.centres.insert(unit.centres.end(), more.begin(), more.end());
}

void count_in(BenchUnit& unit, const Draws& child, std::int64_t age) {
  unit.ages = {std::min(unit.ages.lowest, age), std::max(unit.ages.highest, age)};
  const auto gender = child.pick(gender_weights, 7);
  unit.has_girl = unit.has_girl || gender == 0;
  unit.has_boy = unit.has_boy || gender == 1;
  unit.has_other = unit.has_other || gender == 2;
  unit.tier = std::min(unit.tier, 1 + static_cast<std::int64_t>(child.pick(tier_weights, 12)));
}

/// The unit of the children head, head + 1 and so on.
BenchUnit unit_of(std::int64_t head, std::int64_t children, const BenchSize& size) {
  const auto draws_of = [&](std::int64_t child) {
    return Draws(size.seed, child_table, static_cast<std::uint64_t>(child));
  };
  const auto draws = draws_of(head);
  const auto age = age_of_head(draws);
  BenchUnit unit;
  unit.size = children;
  unit.ages = {age, age};
  count_in(unit, draws, age);
  for (auto child = head + 1; child < head + children; ++child)
    count_in(unit, draws_of(child), std::max<std::int64_t>(0, age - draws_of(child).below(7, 41)));
  unit.age_unknown = age >= 14 && draws.chance(15, 6);
  unit.needs = needs[draws.pick(need_weights, 9)];
  note_dangers(unit, draws, size);
  note_wishes(unit, draws);
  return unit;
}

std::vector<std::vector<std::size_t>> units_by_network(const BenchSize& size,
                                                       const std::vector<BenchUnit>& units) {
  std::vector<std::vector<std::size_t>> members(static_cast<std::size_t>(size.networks()));
  for (std::size_t unit = 0; unit < units.size(); ++unit)
    if (units[unit].network)
      members[static_cast<std::size_t>(*units[unit].network)].push_back(unit);
  return members;
}

std::vector<Conflict> all_apart(const std::vector<std::vector<std::size_t>>& networks) {
  std::vector<Conflict> conflicts;
  for (const auto& members : networks)
    for (std::size_t i = 0; i < members.size(); ++i)
      for (std::size_t j = i + 1; j < members.size(); ++j)
        conflicts.push_back({members[i], members[j], Level::authority});
  return conflicts;
}

}  // namespace

std::vector<BenchUnit> bench_units_of(const BenchSize& size) {
  const auto in_groups = size.children * sibling_percent / 100;
  std::vector<BenchUnit> units;
  std::uint64_t group = 0;
  for (std::int64_t head = 0; head < size.children; head += units.back().size) {
    std::int64_t children = 1;
    if (head < in_groups)
      children = 2 + static_cast<std::int64_t>(
                         Draws(size.seed, group_table, group++).pick(group_weights, 0));
    units.push_back(unit_of(head, std::min(children, size.children - head), size));
  }
  return units;
}

std::vector<Conflict> bench_conflicts_of(const BenchSize& size,
                                         const std::vector<BenchUnit>& units) {
  const auto networks = units_by_network(size, units);
  if (size.networks_apart) return all_apart(networks);
  const auto count = static_cast<std::size_t>((size.children * conflict_percent + 99) / 100);
  std::vector<Conflict> conflicts;
  std::set<std::pair<std::size_t, std::size_t>> seen;
  for (std::uint64_t i = 0; conflicts.size() < count && i < 100 * count + 1000; ++i) {
    const Draws draws(size.seed, conflict_table, i);
    const auto& members = networks[static_cast<std::size_t>(draws.below(size.networks(), 0))];
    const auto all = static_cast<std::int64_t>(members.size());
    if (all < 2) continue;
    const auto x = draws.below(all, 1);
    auto y = draws.below(all - 1, 2);
    if (y >= x) ++y;
    const auto a = members[static_cast<std::size_t>(x)];
    const auto b = members[static_cast<std::size_t>(y)];
    if (!seen.insert(std::minmax(a, b)).second) continue;
    conflicts.push_back({a, b, conflicts.size() % 2 == 1 ? Level::authority : Level::place});
  }
  return conflicts;
}

}  // namespace haven::plan_check
