#include <algorithm>
#include <cmath>

#include "plan_check/bench.h"

namespace haven::plan_check {
namespace {

constexpr std::uint64_t authority_table = 1;
constexpr std::uint64_t zone_table = 2;
constexpr std::uint64_t community_table = 8;
constexpr std::int64_t quota_percent = 125;
constexpr std::int64_t ferry_minutes = 240;

/// Neighbouring authorities, scattered round a centre; lengths in kilometres.
struct Block {
  std::size_t count;
  std::int64_t x, y, half_width, half_height;
  bool urban, in_northern_ireland;
};

constexpr std::array<Block, 11> blocks{{{33, 430, 180, 25, 20, true, false},
                                        {10, 285, 400, 20, 18, true, false},
                                        {7, 307, 287, 20, 15, true, false},
                                        {5, 330, 430, 20, 15, true, false},
                                        {5, 238, 390, 14, 12, true, false},
                                        {5, 325, 565, 14, 12, true, false},
                                        {4, 340, 390, 14, 12, true, false},
                                        {84, 300, 280, 150, 230, false, false},
                                        {22, 160, 270, 50, 90, false, false},
                                        {32, 230, 720, 70, 100, false, false},
                                        {5, 60, 530, 30, 30, false, true}}};

std::int64_t divide_up(std::int64_t a, std::int64_t b) { return (a + b - 1) / b; }

std::int64_t scatter(const Draws& draws, std::int64_t centre, std::int64_t half,
                     std::uint64_t field) {
  return centre - half + draws.below(2 * half + 1, field);
}

BenchAuthority settle(const Block& block, const Draws& draws) {
  BenchAuthority authority;
  authority.point = {scatter(draws, block.x, block.half_width, 0),
                     scatter(draws, block.y, block.half_height, 1), block.in_northern_ireland};
  authority.urban = block.urban;
  authority.population = 18000 + draws.below(62001, 2);
  const auto threshold = authority.population / 1000;
  const auto current = threshold * draws.below(121, 3) / 100;
  authority.room = std::max<std::int64_t>(0, threshold - current);
  return authority;
}

/// Up to the fair share for nothing, up to one and a half of it for 60, and the rest for 150.
std::vector<CostStep> steps_of(std::int64_t fair_share, std::int64_t quota) {
  const auto first = std::min(fair_share, quota);
  const auto second = std::min((3 * fair_share + 1) / 2, quota) - first;
  return {{first, 0}, {second, 60}, {quota - first - second, 150}};
}

void share_out(std::vector<BenchAuthority>& all, std::int64_t children) {
  std::int64_t room = 0;
  std::int64_t population = 0;
  for (const auto& authority : all) {
    room += authority.room;
    population += authority.population;
  }
  for (auto& authority : all) {
    if (authority.room > 0)
      authority.quota = divide_up(authority.room * children * quota_percent, 100 * room);
    authority.steps =
        steps_of(divide_up(children * authority.population, population), authority.quota);
  }
}

void settle_communities(BenchAuthority& authority, const Draws& draws) {
  authority.communities[0] = 100;
  for (std::size_t language = 1; language < bench_languages; ++language)
    if (draws.chance(authority.urban ? 45 : 12, language))
      authority.communities[language] = 30 + draws.below(71, 100 + language);
}

}  // namespace

std::int64_t minutes_between(const Point& a, const Point& b) {
  const auto dx = a.x - b.x;
  const auto dy = a.y - b.y;
  const auto kilometres =
      static_cast<std::int64_t>(std::sqrt(static_cast<double>(dx * dx + dy * dy)));
  const bool by_sea = a.in_northern_ireland != b.in_northern_ireland;
  return 8 + kilometres * 6 / 7 + (by_sea ? ferry_minutes : 0);
}

std::vector<BenchAuthority> bench_authorities_of(const BenchSize& size) {
  std::vector<BenchAuthority> all;
  for (const auto& block : blocks)
    for (std::size_t i = 0; i < block.count; ++i) {
      all.push_back(settle(block, Draws(size.seed, authority_table, all.size())));
      settle_communities(all.back(), Draws(size.seed, community_table, all.size() - 1));
    }
  share_out(all, size.children);
  return all;
}

std::vector<Point> bench_zones_of(std::uint64_t seed, const std::vector<BenchAuthority>& all) {
  std::vector<Point> zones;
  for (std::size_t zone = 0; zone < bench_zones; ++zone) {
    const auto& authority = all[zone / zones_each];
    const Draws draws(seed, zone_table, zone);
    const std::int64_t span = authority.urban ? 5 : 22;
    zones.push_back({scatter(draws, authority.point.x, span, 0),
                     scatter(draws, authority.point.y, span, 1),
                     authority.point.in_northern_ireland});
  }
  return zones;
}

Bench make_bench(const BenchSize& size) {
  Bench bench;
  bench.size = size;
  bench.authorities = bench_authorities_of(size);
  bench.zones = bench_zones_of(size.seed, bench.authorities);
  bench.places = bench_places_of(size, bench.authorities);
  bench.units = bench_units_of(size);
  bench.conflicts = bench_conflicts_of(size, bench.units);
  return bench;
}

}  // namespace haven::plan_check
