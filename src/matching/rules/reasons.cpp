#include "matching/rules/reasons.h"

#include <fmt/format.h>

#include <algorithm>

#include "matching/rules/rule_words.h"

namespace haven::matching {
namespace {

std::string minutes_to(const Instance& instance, std::optional<int> where, int authority,
                       std::string_view what) {
  if (!where) return {};
  return fmt::format("about {} minutes from {}", instance.facts->between[*where][authority], what);
}

std::string specialist_words(const Wants& wants, const Place& place) {
  if (wants.specialisms == 0) return {};
  return fmt::format("offers {} of the {} kinds of support that would help",
                     __builtin_popcountll(wants.specialisms & place.specialisms.value_or(0)),
                     __builtin_popcountll(wants.specialisms));
}

std::string distance_words(const Instance& instance, const Unit& unit, const Place& place) {
  if (!unit.threats || unit.threats->empty() || !place.zone) return {};
  int beyond = far_away;
  for (const auto& threat : *unit.threats)
    beyond = std::min(beyond, instance.travel.row(threat.zone)[*place.zone] - threat.minutes);
  return fmt::format("{} minutes further from danger than it must be", beyond);
}

std::string area_words(const Wants& wants, int authority) {
  if (wants.first_area == authority) return "in the area the child asks for first";
  if (wants.second_area == authority) return "in the area the child asks for second";
  if (wants.first_area || wants.second_area) return "not in an area the child asks for";
  return {};
}

/// One term in plain units; empty when it says nothing about this child.
std::string words_for(Term term, const Instance& instance, int unit, int place) {
  const auto& wants = instance.facts->wants[unit];
  const auto& offer = instance.facts->offers[place];
  const auto& home = instance.places[place];
  switch (term) {
    case Term::specialisms:
      return specialist_words(wants, home);
    case Term::language:
      return (offer.languages >> wants.language & 1U) != 0 ? "speaks the child's language"
                                                           : "does not speak the child's language";
    case Term::community:
      return instance.facts->communities[home.authority][wants.language] > 0
                 ? "people in the area speak the child's language"
                 : "few people in the area speak the child's language";
    case Term::contacts:
      return minutes_to(instance, wants.safe_contact, home.authority, "a safe contact");
    case Term::distance:
      return distance_words(instance, instance.units[unit], home);
    case Term::legal:
      return minutes_to(instance, wants.legal, home.authority, "where the case is heard");
    case Term::education:
      return minutes_to(instance, wants.education, home.authority, "the school or clinic");
    case Term::type:
      if (!wants.type) return {};
      return wants.type == offer.type ? "the kind of home the child asks for"
                                      : "not the kind of home the child asks for";
    case Term::area:
      return area_words(wants, home.authority);
    case Term::acceptance:
      return fmt::format("says yes to about {} of 100 requests", offer.acceptance);
  }
  return {};
}

bool tells_of_safety(Term term) { return term == Term::distance || term == Term::contacts; }

}  // namespace

std::vector<Reason> reasons_for(const Instance& instance, int unit, int place,
                                std::span<const Term> order, Audience audience) {
  std::vector<Reason> reasons;
  for (const auto term : order) {
    if (audience == Audience::outside && tells_of_safety(term)) continue;
    auto words = words_for(term, instance, unit, place);
    if (!words.empty()) reasons.push_back({term, std::move(words)});
  }
  return reasons;
}

}  // namespace haven::matching
