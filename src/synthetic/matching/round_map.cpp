#include <algorithm>
#include <array>
#include <cmath>

#include "synthetic/matching/round_parts.h"

namespace haven::synthetic {
namespace {

struct Block {
  int count, x, y, half_width, half_height;
  bool urban, northern_ireland;
};

constexpr std::array<Block, 11> blocks{{
    {33, 430, 180, 25, 20, true, false},
    {10, 285, 400, 20, 18, true, false},
    {7, 307, 287, 20, 15, true, false},
    {5, 330, 430, 20, 15, true, false},
    {5, 238, 390, 14, 12, true, false},
    {5, 325, 565, 14, 12, true, false},
    {4, 340, 390, 14, 12, true, false},
    {84, 300, 280, 150, 230, false, false},
    {22, 160, 270, 50, 90, false, false},
    {32, 230, 720, 70, 100, false, false},
    {5, 60, 530, 30, 30, false, true},
}};

constexpr int free_share = 0;
constexpr int dear_share = 60;
constexpr int dearest_share = 150;
constexpr int sea_crossing = 240;

int root(int square) {
  auto whole = static_cast<int>(std::sqrt(static_cast<double>(square)));
  while (whole * whole > square) --whole;
  while ((whole + 1) * (whole + 1) <= square) ++whole;
  return whole;
}

int near(const Draw& draw, int table, int row, int field, int middle, int half) {
  return middle - half + draw.below(table, row, field, 2 * half + 1);
}

std::int64_t rounded_up(std::int64_t part, std::int64_t whole) {
  return (part + whole - 1) / whole;
}

matching::Authority authority_of(int number, int room, int quota, int share,
                                 const RoundSize& size) {
  matching::Authority authority;
  authority.id = "a" + std::to_string(number);
  authority.quota = room == 0 ? 0 : quota;
  const int fair = size.has_intake_cost ? share : authority.quota;
  const int free = std::min(fair, authority.quota);
  const int dear = std::min((3 * fair + 1) / 2, authority.quota) - free;
  authority.steps = {
      {free, free_share}, {dear, dear_share}, {authority.quota - free - dear, dearest_share}};
  return authority;
}

}  // namespace

int minutes_between(const Point& a, const Point& b) {
  const int dx = a.x - b.x;
  const int dy = a.y - b.y;
  const int crossing = a.northern_ireland != b.northern_ireland ? sea_crossing : 0;
  return 8 + root(dx * dx + dy * dy) * 6 / 7 + crossing;
}

std::vector<AuthorityPlan> draw_authorities(const Draw& draw, const RoundSize& size,
                                            matching::Instance& instance) {
  std::vector<AuthorityPlan> plans;
  std::vector<int> rooms;
  std::int64_t population = 0;
  std::int64_t room = 0;
  for (const auto& block : blocks)
    for (int i = 0; i < block.count; ++i) {
      const int a = static_cast<int>(plans.size());
      plans.push_back({{near(draw, 1, a, 0, block.x, block.half_width),
                        near(draw, 1, a, 1, block.y, block.half_height), block.northern_ireland},
                       block.urban,
                       18000 + draw.below(1, a, 2, 62001)});
      const int most = plans.back().population / 1000;
      rooms.push_back(std::max(0, most - most * draw.below(1, a, 3, 121) / 100));
      population += plans.back().population;
      room += rooms.back();
    }
  for (std::size_t a = 0; a < plans.size(); ++a) {
    const auto quota = rounded_up(
        static_cast<std::int64_t>(rooms[a]) * size.children * size.quota_percent, 100 * room);
    const auto share =
        rounded_up(static_cast<std::int64_t>(size.children) * plans[a].population, population);
    instance.authorities.push_back(authority_of(
        static_cast<int>(a), rooms[a], static_cast<int>(quota), static_cast<int>(share), size));
  }
  return plans;
}

void draw_map(const Draw& draw, const std::vector<AuthorityPlan>& authorities,
              matching::Instance& instance) {
  std::vector<Point> zones;
  auto& facts = instance.facts.emplace();
  for (std::size_t a = 0; a < authorities.size(); ++a) {
    const auto& plan = authorities[a];
    const int number = static_cast<int>(a);
    for (int j = 0; j < zones_per_authority; ++j) {
      const int zone = zones_per_authority * number + j;
      const int span = plan.urban ? 5 : 22;
      zones.push_back({near(draw, 2, zone, 0, plan.at.x, span),
                       near(draw, 2, zone, 1, plan.at.y, span), plan.at.northern_ireland});
      instance.zone_authority.emplace_back(number);
    }
    auto& minutes = facts.between.emplace_back();
    for (const auto& other : authorities) minutes.push_back(minutes_between(plan.at, other.at));
    auto& points = facts.communities.emplace_back(languages, 0);
    points[0] = 100;
    for (int l = 1; l < languages; ++l)
      if (draw.happens(8, number, l, plan.urban ? 45 : 12))
        points[l] = 30 + draw.below(8, number, 100 + l, 71);
  }
  instance.travel = matching::Travel(static_cast<int>(zones.size()));
  for (std::size_t i = 0; i < zones.size(); ++i)
    for (std::size_t j = 0; j < zones.size(); ++j)
      instance.travel.row(static_cast<int>(i))[j] =
          static_cast<std::uint16_t>(minutes_between(zones[i], zones[j]));
}

std::vector<int> language_weights(int english) {
  std::vector<int> weights{english, 18, 12, 9, 8, 6, 5, 4, 3, 2, 2};
  weights.resize(languages, 1);
  return weights;
}

int network_count(const RoundSize& size) { return std::max(1, size.children / 6); }

matching::Instance invented_round(const RoundSize& size) {
  const Draw draw(size.seed);
  matching::Instance instance;
  instance.id = "invented round " + std::to_string(size.seed);
  instance.run = instance.id;
  const auto authorities = draw_authorities(draw, size, instance);
  draw_map(draw, authorities, instance);
  draw_places(draw, size, authorities, instance);
  draw_units(draw, size, instance);
  instance.reserve.assign(instance.places.size(), 0);
  return instance;
}

}  // namespace haven::synthetic
