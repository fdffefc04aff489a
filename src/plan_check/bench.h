#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "plan_check/bench_draws.h"
#include "plan_check/model.h"

/// The benchmark: an invented country of 212 authorities, its places and its children, made from
/// five numbers.
namespace haven::plan_check {

struct BenchSize {
  std::int64_t children = 0;
  std::int64_t places = 0;
  std::uint64_t seed = 0;
  bool networks_apart = false;  ///< Variant A: no two units of a network in one authority.

  std::int64_t networks() const { return std::max<std::int64_t>(1, children / 6); }
};

constexpr std::size_t bench_authorities = 212;
constexpr std::size_t zones_each = 12;
constexpr std::size_t bench_zones = bench_authorities * zones_each;
constexpr std::size_t bench_languages = 24;

struct Point {
  std::int64_t x = 0;
  std::int64_t y = 0;
  bool in_northern_ireland = false;
};

/// Minutes of travel, on straight lines and with a ferry.
std::int64_t minutes_between(const Point& a, const Point& b);

struct BenchAuthority {
  Point point;
  bool urban = false;
  std::int64_t population = 0;
  std::int64_t room = 0;
  std::int64_t quota = 0;
  std::vector<CostStep> steps;
  std::array<std::int64_t, bench_languages> communities{};
};

struct BenchPlace {
  std::size_t authority = 0;
  std::size_t zone = 0;
  std::size_t type = 0;
  std::int64_t beds = 0;
  Ages ages;
  bool takes_girls = true;
  bool takes_boys = true;
  bool adults = false;
  bool age_unknown_ok = false;
  bool registered = true;
  std::uint32_t languages = 1;    ///< A bit each.
  std::uint32_t specialisms = 0;  ///< A bit each.
  std::int64_t acceptance = 0;    ///< In percent.
  std::optional<std::int64_t> network_of_resident;
};

struct Centre {
  std::size_t zone = 0;
  std::int64_t ring = 0;
};

struct BenchUnit {
  std::int64_t size = 1;
  std::int64_t tier = 3;
  std::optional<std::int64_t> network;
  std::vector<Centre> centres;
  Ages ages;
  bool has_girl = false;
  bool has_boy = false;
  bool has_other = false;
  bool age_unknown = false;
  std::uint32_t needs = 0;   ///< Specialisms without which a place will not do, a bit each.
  std::uint32_t wanted = 0;  ///< Specialisms that are wished for.
  std::size_t language = 0;
  std::optional<std::size_t> contact_in, legal_in, education_in;  ///< Authorities.
  std::optional<std::size_t> wished_type;
  std::optional<std::array<std::size_t, 2>> wished_areas;
};

struct Bench {
  BenchSize size;
  std::vector<BenchAuthority> authorities;
  std::vector<Point> zones;
  std::vector<BenchPlace> places;
  std::vector<BenchUnit> units;
  std::vector<Conflict> conflicts;
};

std::vector<BenchAuthority> bench_authorities_of(const BenchSize& size);
std::vector<Point> bench_zones_of(std::uint64_t seed, const std::vector<BenchAuthority>& all);
std::vector<BenchPlace> bench_places_of(const BenchSize& size,
                                        const std::vector<BenchAuthority>& authorities);
std::vector<BenchUnit> bench_units_of(const BenchSize& size);
std::vector<Conflict> bench_conflicts_of(const BenchSize& size,
                                         const std::vector<BenchUnit>& units);

Bench make_bench(const BenchSize& size);
/// Units are "u0", "u1"..., places "p0"..., authorities "a0"...
Model model_of(const Bench& bench);

}  // namespace haven::plan_check
