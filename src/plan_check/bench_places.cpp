#include "plan_check/bench.h"

namespace haven::plan_check {
namespace {

constexpr std::uint64_t place_table = 3;
constexpr std::size_t specialisms = 8;

using Weights = std::vector<std::int64_t>;

enum Type : std::size_t { foster, residential, lodgings, semi_independent, specialist };

const Weights type_weights{55, 12, 15, 10, 8};
const Weights foreign_language_weights{0, 18, 12, 9, 8, 6, 5, 4, 3, 2, 2, 1,
                                       1, 1,  1,  1, 1, 1, 1, 1, 1, 1, 1, 1};
const std::array<Weights, 5> bed_weights{Weights{60, 28, 10, 2}, Weights{40, 30, 15, 10, 3, 2},
                                         Weights{90, 10}, Weights{40, 25, 15, 10, 5, 5},
                                         Weights{70, 20, 6, 4}};
constexpr std::array<std::int64_t, 5> adults_percent{5, 0, 25, 55, 0};
constexpr std::array<std::int64_t, 5> age_unknown_percent{35, 40, 30, 20, 70};
constexpr std::int64_t registered_percent = 97;
constexpr std::int64_t semi_registered_percent = 85;
constexpr std::array<std::array<std::int64_t, specialisms>, 5> specialism_percent{
    {{14, 12, 10, 5, 4, 6, 5, 8},
     {25, 40, 18, 0, 12, 20, 4, 10},
     {10, 5, 3, 4, 3, 5, 8, 3},
     {12, 6, 4, 3, 8, 5, 4, 3},
     {96, 70, 15, 12, 20, 80, 12, 20}}};

std::size_t authority_at(std::int64_t resident, const std::vector<BenchAuthority>& all) {
  std::size_t authority = 0;
  while (resident >= all[authority].population) resident -= all[authority++].population;
  return authority;
}

std::int64_t one_of(const Draws& draws, const Weights& values, const Weights& weights,
                    std::uint64_t field) {
  return values[draws.pick(weights, field)];
}

Ages ages_of(std::size_t type, const Draws& draws) {
  if (type == residential) return {one_of(draws, {8, 10, 12}, {20, 30, 50}, 4), 17};
  if (type == specialist) return {one_of(draws, {0, 12, 14}, {10, 30, 60}, 4), 17};
  if (type != foster) return {16, 17};
  const auto lowest = one_of(draws, {0, 5, 8, 11}, {50, 15, 15, 20}, 4);
  const auto highest = one_of(draws, {10, 13, 17}, {10, 10, 80}, 5);
  return {lowest, highest < lowest ? 17 : highest};
}

std::uint32_t languages_of(const Draws& draws) {
  std::uint32_t languages = 1;
  if (draws.chance(30, 10)) languages |= 1U << draws.pick(foreign_language_weights, 11);
  if (draws.chance(8, 12)) languages |= 1U << draws.pick(foreign_language_weights, 13);
  return languages;
}

std::uint32_t specialisms_of(std::size_t type, const Draws& draws) {
  std::uint32_t offered = 0;
  for (std::size_t s = 0; s < specialisms; ++s)
    if (draws.chance(specialism_percent[type][s], 20 + s)) offered |= 1U << s;
  return offered;
}

BenchPlace furnish(const Draws& draws, const BenchSize& size, std::size_t authority) {
  BenchPlace place;
  place.authority = authority;
  place.zone = zones_each * authority + static_cast<std::size_t>(draws.below(zones_each, 1));
  place.type = draws.pick(type_weights, 2);
  place.beds = 1 + static_cast<std::int64_t>(draws.pick(bed_weights[place.type], 3));
  place.ages = ages_of(place.type, draws);
  const auto gender =
      draws.pick(place.type == foster ? Weights{70, 20, 10} : Weights{40, 28, 32}, 6);
  place.takes_girls = gender != 2;
  place.takes_boys = gender != 1;
  place.adults = draws.chance(adults_percent[place.type], 7);
  place.age_unknown_ok = !place.adults && draws.chance(age_unknown_percent[place.type], 8);
  place.registered = draws.chance(
      place.type == semi_independent ? semi_registered_percent : registered_percent, 9);
  place.languages = languages_of(draws);
  place.specialisms = specialisms_of(place.type, draws);
  place.acceptance = 50 + draws.below(51, 30);
  if (draws.chance(6, 31)) place.network_of_resident = draws.below(size.networks(), 32);
  return place;
}

}  // namespace

std::vector<BenchPlace> bench_places_of(const BenchSize& size,
                                        const std::vector<BenchAuthority>& authorities) {
  std::int64_t population = 0;
  for (const auto& authority : authorities) population += authority.population;
  std::vector<BenchPlace> places;
  for (std::int64_t p = 0; p < size.places; ++p) {
    const Draws draws(size.seed, place_table, static_cast<std::uint64_t>(p));
    const auto authority = authority_at(draws.below(population, 0), authorities);
    places.push_back(furnish(draws, size, authority));
  }
  return places;
}

}  // namespace haven::plan_check
