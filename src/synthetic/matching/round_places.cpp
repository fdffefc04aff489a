#include <algorithm>
#include <array>

#include "synthetic/matching/round_parts.h"

namespace haven::synthetic {
namespace {

enum Type { foster, residential, lodgings, semi_independent, specialist };
constexpr int type_count = 5;
constexpr int specialism_count = 8;

using Weights = std::vector<int>;

const std::array<Weights, type_count>& beds() {
  static const std::array<Weights, type_count> weights{
      {{60, 28, 10, 2}, {40, 30, 15, 10, 3, 2}, {90, 10}, {40, 25, 15, 10, 5, 5}, {70, 20, 6, 4}}};
  return weights;
}
constexpr std::array<int, type_count> adults{5, 0, 25, 55, 0};
constexpr std::array<int, type_count> suits_unknown{35, 40, 30, 20, 70};
constexpr std::array<std::array<int, specialism_count>, type_count> specialisms{{
    {14, 12, 10, 5, 4, 6, 5, 8},
    {25, 40, 18, 0, 12, 20, 4, 10},
    {10, 5, 3, 4, 3, 5, 8, 3},
    {12, 6, 4, 3, 8, 5, 4, 3},
    {96, 70, 15, 12, 20, 80, 12, 20},
}};

matching::AgeRange ages(const Draw& draw, int p, int type) {
  switch (type) {
    case foster: {
      const int lowest = std::array{0, 5, 8, 11}[draw.pick(3, p, 4, {50, 15, 15, 20})];
      const int highest = std::array{10, 13, 17}[draw.pick(3, p, 5, {10, 10, 80})];
      return {lowest, highest < lowest ? 17 : highest};
    }
    case residential:
      return {std::array{8, 10, 12}[draw.pick(3, p, 4, {20, 30, 50})], 17};
    case specialist:
      return {std::array{0, 12, 14}[draw.pick(3, p, 4, {10, 30, 60})], 17};
    default:
      return {16, 17};
  }
}

matching::Set genders(const Draw& draw, int p, int type) {
  const auto taken =
      type == foster ? draw.pick(3, p, 6, {70, 20, 10}) : draw.pick(3, p, 6, {40, 28, 32});
  if (taken == 0) return matching::everything;
  return matching::Set{1} << (taken == 1 ? girl : boy);
}

matching::Set languages_of(const Draw& draw, int p) {
  matching::Set spoken = 1;
  if (draw.happens(3, p, 10, 30))
    spoken |= matching::Set{1} << draw.pick(3, p, 11, language_weights(0));
  if (draw.happens(3, p, 12, 8))
    spoken |= matching::Set{1} << draw.pick(3, p, 13, language_weights(0));
  return spoken;
}

int authority_at(std::int64_t drawn, const std::vector<AuthorityPlan>& authorities) {
  int a = 0;
  while (drawn >= authorities[a].population) drawn -= authorities[a++].population;
  return a;
}

}  // namespace

void draw_places(const Draw& draw, const RoundSize& size,
                 const std::vector<AuthorityPlan>& authorities, matching::Instance& instance) {
  std::int64_t population = 0;
  for (const auto& authority : authorities) population += authority.population;
  const int networks = network_count(size);
  for (int p = 0; p < size.places; ++p) {
    matching::Place place;
    place.id = "p" + std::to_string(p);
    place.authority = authority_at(draw.below(3, p, 0, population), authorities);
    place.zone = zones_per_authority * place.authority + draw.below(3, p, 1, zones_per_authority);
    const int type = draw.pick(3, p, 2, {55, 12, 15, 10, 8});
    place.beds = 1 + draw.pick(3, p, 3, beds()[type]);
    place.ages = ages(draw, p, type);
    place.genders = genders(draw, p, type);
    place.adults = draw.happens(3, p, 7, adults[type]);
    place.suits_unknown_age = !*place.adults && draw.happens(3, p, 8, suits_unknown[type]);
    place.registered = draw.happens(3, p, 9, type == semi_independent ? 85 : 97);
    for (int s = 0; s < specialism_count; ++s)
      if (draw.happens(3, p, 20 + s, specialisms[type][s]))
        *place.specialisms |= matching::Set{1} << s;
    if (draw.happens(3, p, 31, 6)) place.residents->push_back(draw.below(3, p, 32, networks));
    instance.facts->offers.push_back({type, languages_of(draw, p), 50 + draw.below(3, p, 30, 51)});
    instance.places.push_back(std::move(place));
  }
}

}  // namespace haven::synthetic
