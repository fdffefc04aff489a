#include "matching/rules/score.h"

#include <algorithm>
#include <map>

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
/// Points of a term at the weight that the instance asks for.
int moved(const Qualities& facts, Term term, int points) {
  return points * facts.percent[static_cast<std::size_t>(term)] / 100;
}
int& at(Terms& terms, Term term) { return terms[static_cast<std::size_t>(term)]; }

/// From `most` where it is to nothing at `reach` minutes.
int nearness(int minutes, int reach, int most) {
  return most * (reach - std::min(minutes, reach)) / reach;
}

void terms_of_authority(const Instance& instance, const Wants& wants, int authority, Terms& terms) {
  const auto& facts = *instance.facts;
  const auto near = [&](std::optional<int> where, int reach, Term term) {
    if (where)
      at(terms, term) =
          moved(facts, term, nearness(facts.between[*where][authority], reach, most(term)));
  };
  near(wants.legal, legal_reach, Term::legal);
  near(wants.education, daily_reach, Term::education);
  near(wants.safe_contact, daily_reach, Term::contacts);
  at(terms, Term::community) =
      moved(facts, Term::community, facts.communities[authority][wants.language]);
  if (wants.first_area == authority)
    at(terms, Term::area) = moved(facts, Term::area, most(Term::area));
  else if (wants.second_area == authority)
    at(terms, Term::area) = moved(facts, Term::area, second_area_points);
}

int specialisms(const Wants& wants, Set offers) {
  if (wants.specialisms == 0) return most(Term::specialisms) / 2;
  const auto offered = __builtin_popcountll(wants.specialisms & offers);
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

int language(const Wants& wants, Set spoken) {
  return (spoken >> wants.language & 1U) != 0 ? most(Term::language) : 0;
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
  const auto& facts = *instance_.facts;
  const auto& wants = facts.wants[unit_];
  const auto& offer = facts.offers[place];
  const auto& home = instance_.places[place];
  Terms terms = by_authority_[home.authority];
  const auto set = [&](Term term, int points) { at(terms, term) = moved(facts, term, points); };
  set(Term::specialisms, specialisms(wants, home.specialisms.value_or(0)));
  set(Term::language, language(wants, offer.languages));
  set(Term::distance, home.zone ? distance(instance_, instance_.units[unit_], *home.zone) : 0);
  set(Term::type, type(wants, offer));
  set(Term::acceptance, acceptance(offer));
  return terms;
}

Terms terms_of(const Instance& instance, int unit, int place) {
  return TermsOf(instance, unit)(place);
}

Scorer::Scorer(const Instance& instance) : instance_(instance) {
  if (instance.facts) look_at_homes();
}

void Scorer::look_at_homes() {
  std::map<Set, std::int16_t> specialism_numbers, language_numbers;
  const auto number = [](std::map<Set, std::int16_t>& numbers, std::vector<Set>& sets, Set set) {
    const auto [at, is_new] = numbers.try_emplace(set, static_cast<std::int16_t>(sets.size()));
    if (is_new) sets.push_back(set);
    return at->second;
  };
  int types = 0;
  for (std::size_t p = 0; p < instance_.places.size(); ++p) {
    const auto& place = instance_.places[p];
    const auto& offer = instance_.facts->offers[p];
    types = std::max(types, offer.type + 1);
    homes_.push_back(
        {static_cast<std::int16_t>(place.authority),
         static_cast<std::int16_t>(place.zone.value_or(instance_.travel.zones())),
         number(specialism_numbers, specialisms_, place.specialisms.value_or(0)),
         number(language_numbers, languages_, offer.languages),
         static_cast<std::int16_t>(offer.type),
         static_cast<std::int16_t>(moved(*instance_.facts, Term::acceptance, acceptance(offer)))});
  }
  by_type_.assign(types, 0);
}

void Scorer::look_at(int unit) {
  if (!instance_.facts) {
    by_place_.assign(instance_.places.size(), 0);
    for (const auto& [place, points] : instance_.quality[unit]) by_place_[place] = points;
    return;
  }
  const auto& facts = *instance_.facts;
  const auto& wants = facts.wants[unit];
  by_authority_.assign(instance_.authorities.size(), 0);
  for (std::size_t a = 0; a < by_authority_.size(); ++a) {
    Terms terms{};
    terms_of_authority(instance_, wants, static_cast<int>(a), terms);
    for (const int points : terms) by_authority_[a] += points;
  }
  by_specialisms_.clear();
  for (const auto set : specialisms_)
    by_specialisms_.push_back(moved(facts, Term::specialisms, specialisms(wants, set)));
  by_languages_.clear();
  for (const auto set : languages_)
    by_languages_.push_back(moved(facts, Term::language, language(wants, set)));
  for (std::size_t type = 0; type < by_type_.size(); ++type)
    by_type_[type] =
        wants.type == static_cast<int>(type) ? moved(facts, Term::type, most(Term::type)) : 0;
  // One more zone, for homes of which nobody knows where they are.
  const auto zones = static_cast<std::size_t>(instance_.travel.zones());
  by_zone_.assign(zones + 1, 0);
  const auto& threats = instance_.units[unit].threats;
  if (!threats) return;
  std::fill_n(by_zone_.begin(), zones, most(Term::distance));
  for (const auto& threat : *threats) {
    const auto* minutes = instance_.travel.row(threat.zone);
    for (std::size_t zone = 0; zone < zones; ++zone)
      by_zone_[zone] = std::min(by_zone_[zone], minutes[zone] - threat.minutes);
  }
  for (auto& points : by_zone_) points = moved(facts, Term::distance, points);
}

}  // namespace haven::matching
