#include <algorithm>
#include <array>
#include <set>

#include "synthetic/matching/round_parts.h"

namespace haven::synthetic {
namespace {

constexpr int urban_authorities = 69;
constexpr int least_ring = 30;
constexpr int least_unknown_age = 14;

std::vector<matching::Threat> threats_of(const Draw& draw, int network) {
  std::vector<matching::Threat> threats;
  const int centres = 1 + draw.below(4, network, 0, 4);
  for (int j = 0; j < centres; ++j) {
    const bool is_urban = draw.happens(4, network, 10 + 4 * j, 60);
    const int authority =
        draw.below(4, network, 11 + 4 * j, is_urban ? urban_authorities : authority_count);
    const int zone =
        zones_per_authority * authority + draw.below(4, network, 12 + 4 * j, zones_per_authority);
    const int ring =
        std::array{30, 45, 60, 90}[draw.pick(4, network, 13 + 4 * j, {40, 30, 20, 10})];
    threats.push_back({zone, ring});
  }
  return threats;
}

int head_age(const Draw& draw, int i) {
  switch (draw.pick(5, i, 5, {65, 22, 9, 4})) {
    case 0:
      return 16 + draw.below(5, i, 40, 2);
    case 1:
      return 14 + draw.below(5, i, 40, 2);
    case 2:
      return 10 + draw.below(5, i, 40, 4);
    default:
      return draw.below(5, i, 40, 10);
  }
}

matching::Set needs_of(const Draw& draw, int i) {
  switch (draw.pick(5, i, 9, {80, 6, 3, 4, 7})) {
    case 1:
      return bit(Specialism::disability);
    case 2:
      return bit(Specialism::parent_and_baby);
    case 3:
      return bit(Specialism::medical);
    case 4:
      return bit(Specialism::safe_tech);
    default:
      return 0;
  }
}

matching::Wants wants_of(const Draw& draw, int i) {
  matching::Wants wants;
  if (draw.happens(5, i, 20, 70)) wants.specialisms |= bit(Specialism::trafficking);
  if (draw.happens(5, i, 21, 45)) wants.specialisms |= bit(Specialism::therapeutic);
  if (draw.happens(5, i, 22, 10)) wants.specialisms |= bit(Specialism::substance);
  if (draw.happens(5, i, 23, 5)) wants.specialisms |= bit(Specialism::lgbt);
  wants.language = draw.pick(5, i, 8, language_weights(25));
  const auto authority = [&](int field) { return draw.below(5, i, field, authority_count); };
  if (draw.happens(5, i, 30, 40)) wants.safe_contact = authority(31);
  if (draw.happens(5, i, 32, 60)) wants.legal = authority(33);
  if (draw.happens(5, i, 34, 35)) wants.education = authority(35);
  if (draw.happens(5, i, 36, 50)) wants.type = draw.pick(5, i, 37, {60, 10, 20, 5, 5});
  if (draw.happens(5, i, 38, 50)) {
    wants.first_area = authority(39);
    wants.second_area = authority(42);
  }
  return wants;
}

std::optional<int> network_of(const Draw& draw, int i, int networks) {
  if (!draw.happens(5, i, 0, 75)) return std::nullopt;
  return std::min(draw.below(5, i, 1, networks), draw.below(5, i, 2, networks));
}

/// The children i to i + count - 1; i is the head, whose facts hold for all.
matching::Unit unit_of(const Draw& draw, int i, int count, std::optional<int> network) {
  matching::Unit unit;
  const int head = head_age(draw, i);
  unit.tier = matching::tier_count;
  for (int c = i; c < i + count; ++c) {
    matching::Child child;
    child.age = c == i ? head : std::max(0, head - draw.below(5, c, 41, 7));
    child.gender = draw.pick(5, c, 7, {28, 70, 2});
    unit.tier = std::min(unit.tier, 1 + draw.pick(5, c, 12, {15, 35, 50}));
    unit.children.push_back(child);
  }
  unit.children.front().age_unknown = head >= least_unknown_age && draw.happens(5, i, 6, 15);
  unit.needs = needs_of(draw, i);
  const int found = zones_per_authority * draw.below(5, i, 3, authority_count) +
                    draw.below(5, i, 4, zones_per_authority);
  unit.threats->push_back({found, least_ring});
  if (network) {
    unit.contacts->push_back(*network);
    for (const auto& threat : threats_of(draw, *network)) unit.threats->push_back(threat);
  }
  return unit;
}

using Members = std::vector<std::vector<int>>;  ///< Units by network.

void keep_networks_apart(const Members& members, matching::Instance& instance) {
  for (const auto& units : members)
    for (std::size_t i = 0; i < units.size(); ++i)
      for (std::size_t j = i + 1; j < units.size(); ++j)
        instance.conflicts.push_back({units[i], units[j], matching::Level::authority});
}

void draw_pairs(const Draw& draw, const RoundSize& size, const Members& members,
                matching::Instance& instance) {
  const int count = (size.children * size.conflict_percent + 99) / 100;
  std::set<std::pair<int, int>> pairs;
  for (int tr = 0; tr < 100 * count + 1000 && static_cast<int>(pairs.size()) < count; ++tr) {
    const auto& units = members[draw.below(7, tr, 0, static_cast<std::int64_t>(members.size()))];
    if (units.size() < 2) continue;
    const auto among = static_cast<std::int64_t>(units.size());
    const int x = draw.below(7, tr, 1, among);
    int y = draw.below(7, tr, 2, among - 1);
    if (y >= x) ++y;
    const bool is_odd = pairs.size() % 2 == 1;
    if (!pairs.insert(std::minmax(units[x], units[y])).second) continue;
    instance.conflicts.push_back(
        {units[x], units[y], is_odd ? matching::Level::authority : matching::Level::place});
  }
}

}  // namespace

void draw_units(const Draw& draw, const RoundSize& size, matching::Instance& instance) {
  const int networks = network_count(size);
  const int in_groups = size.children * size.sibling_percent / 100;
  Members members(networks);
  int groups = 0;
  for (int i = 0; i < size.children;) {
    int count = 1;
    if (i < in_groups) count = 2 + draw.pick(6, groups++, 0, {70, 22, 8});
    count = std::min(count, size.children - i);
    const auto network = network_of(draw, i, networks);
    if (network) members[*network].push_back(static_cast<int>(instance.units.size()));
    instance.units.push_back(unit_of(draw, i, count, network));
    instance.units.back().id = "u" + std::to_string(instance.units.size() - 1);
    instance.facts->wants.push_back(wants_of(draw, i));
    i += count;
  }
  instance.quality.clear();
  if (size.networks_apart)
    keep_networks_apart(members, instance);
  else
    draw_pairs(draw, size, members, instance);
}

}  // namespace haven::synthetic
