#include "matching/score.h"

#include <algorithm>

namespace haven::matching {

const std::array<TermWeight, term_count> term_weights{{
    {"specialist support the child would like", 250},
    {"the child's language", 150},
    {"people who speak it in the area", 100},
    {"near to safe contacts", 100},
    {"far from danger", 120},
    {"near to the legal case", 80},
    {"near to the school or clinic", 70},
    {"the kind of home the child asks for", 40},
    {"the area the child asks for", 60},
    {"the home usually says yes", 130},
}};

namespace {

constexpr int legal_reach = 240;
constexpr int daily_reach = 180;
constexpr int second_area_points = 30;
constexpr int surest = 50;  ///< Acceptance is told as 50 percent and more.

int most(Term term) { return term_weights[static_cast<std::size_t>(term)].most; }
int& at(Terms& terms, Term term) { return terms[static_cast<std::size_t>(term)]; }

/// From `most` where it is to nothing at `reach` minutes.
int nearness(int minutes, int reach, int most) {
  return most * (reach - std::min(minutes, reach)) / reach;
}

void terms_of_authority(const Instance& instance, const Wants& wants, int authority, Terms& terms) {
  const auto& facts = *instance.facts;
  const auto near = [&](std::optional<int> where, int reach, Term term) {
    if (where) at(terms, term) = nearness(facts.between[*where][authority], reach, most(term));
  };
  near(wants.legal, legal_reach, Term::legal);
  near(wants.education, daily_reach, Term::education);
  near(wants.safe_contact, daily_reach, Term::contacts);
  at(terms, Term::community) = facts.communities[authority][wants.language];
  if (wants.first_area == authority)
    at(terms, Term::area) = most(Term::area);
  else if (wants.second_area == authority)
    at(terms, Term::area) = second_area_points;
}

int specialisms(const Wants& wants, const Place& place) {
  if (wants.specialisms == 0) return most(Term::specialisms) / 2;
  const auto offered = __builtin_popcountll(wants.specialisms & place.specialisms.value_or(0));
  return most(Term::specialisms) * offered / __builtin_popcountll(wants.specialisms);
}

/// Minutes beyond the ring of the nearest danger; more than `most` of them bring nothing.
int distance(const Instance& instance, const Unit& unit, int zone) {
  int beyond = most(Term::distance);
  if (!unit.threats) return 0;
  for (const auto& threat : *unit.threats)
    beyond = std::min(beyond, instance.travel.row(threat.zone)[zone] - threat.minutes);
  return beyond;
}

int language(const Wants& wants, const Offer& offer) {
  return (offer.languages >> wants.language & 1U) != 0 ? most(Term::language) : 0;
}
int type(const Wants& wants, const Offer& offer) {
  return wants.type == offer.type ? most(Term::type) : 0;
}
int acceptance(const Offer& offer) {
  return most(Term::acceptance) * (offer.acceptance - surest) / surest;
}

}  // namespace

TermsOf::TermsOf(const Instance& instance, int unit) : instance_(instance), unit_(unit) {
  by_authority_.resize(instance.authorities.size());
  for (std::size_t a = 0; a < by_authority_.size(); ++a)
    terms_of_authority(instance, instance.facts->wants[unit], static_cast<int>(a),
                       by_authority_[a]);
}

Terms TermsOf::operator()(int place) const {
  const auto& wants = instance_.facts->wants[unit_];
  const auto& offer = instance_.facts->offers[place];
  const auto& home = instance_.places[place];
  Terms terms = by_authority_[home.authority];
  at(terms, Term::specialisms) = specialisms(wants, home);
  at(terms, Term::language) = language(wants, offer);
  at(terms, Term::distance) =
      home.zone ? distance(instance_, instance_.units[unit_], *home.zone) : 0;
  at(terms, Term::type) = type(wants, offer);
  at(terms, Term::acceptance) = acceptance(offer);
  return terms;
}

Terms terms_of(const Instance& instance, int unit, int place) {
  return TermsOf(instance, unit)(place);
}

void Scorer::look_at(int unit) {
  if (!instance_.facts) {
    by_place_.assign(instance_.places.size(), 0);
    for (const auto& [place, points] : instance_.quality[unit]) by_place_[place] = points;
    return;
  }
  wants_ = &instance_.facts->wants[unit];
  by_authority_.assign(instance_.authorities.size(), 0);
  for (std::size_t a = 0; a < by_authority_.size(); ++a) {
    Terms terms{};
    terms_of_authority(instance_, *wants_, static_cast<int>(a), terms);
    for (const int points : terms) by_authority_[a] += points;
  }
  by_zone_.assign(instance_.travel.zones(), most(Term::distance));
  const auto& threats = instance_.units[unit].threats;
  if (!threats) return by_zone_.assign(by_zone_.size(), 0);
  for (const auto& threat : *threats) {
    const auto* minutes = instance_.travel.row(threat.zone);
    for (std::size_t zone = 0; zone < by_zone_.size(); ++zone)
      by_zone_[zone] = std::min(by_zone_[zone], minutes[zone] - threat.minutes);
  }
}

int Scorer::quality(int place) const {
  if (!instance_.facts) return by_place_[place];
  const auto& home = instance_.places[place];
  const auto& offer = instance_.facts->offers[place];
  return by_authority_[home.authority] + (home.zone ? by_zone_[*home.zone] : 0) +
         specialisms(*wants_, home) + language(*wants_, offer) + type(*wants_, offer) +
         acceptance(offer);
}

}  // namespace haven::matching
