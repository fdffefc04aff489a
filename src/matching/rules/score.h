#pragma once
#include <array>
#include <string_view>
#include <vector>

#include "matching/instance.h"

/// How well a home suits a child, in separate terms that people can read one by one. Their sum is
/// the solver's quality of the pair; it is never shown as a number about a child or a home.
namespace haven::matching {

enum class Term {
  specialisms,
  language,
  community,
  contacts,
  distance,
  legal,
  education,
  type,
  area,
  acceptance,
};

/// The most a term can bring, and its words. The table of weights, edition 1: docs/matching.md says
/// who owns it.
struct TermWeight {
  std::string_view words;
  int most;
};
extern const std::array<TermWeight, term_count> term_weights;

using Terms = std::array<int, term_count>;

/// Needs `instance.facts`.
Terms terms_of(const Instance& instance, int unit, int place);

/// The same for one unit and place after place, with what depends on the unit alone worked out
/// before.
class TermsOf {
 public:
  TermsOf(const Instance& instance, int unit);
  Terms operator()(int place) const;

 private:
  const Instance& instance_;
  int unit_;
  std::vector<Terms> by_authority_;
};

/// One unit's qualities, place by place, with what depends on the unit alone worked out before.
class Scorer {
 public:
  explicit Scorer(const Instance& instance);

  /// From now on `quality` is about this unit.
  void look_at(int unit);
  /// Points per child, without reserve price and stay bonus.
  int quality(int place) const {
    if (!instance_.facts) return by_place_[place];
    const auto& home = homes_[place];
    return by_authority_[home.authority] + by_zone_[home.zone] + by_specialisms_[home.specialisms] +
           by_languages_[home.languages] + by_type_[home.type] + home.acceptance;
  }

 private:
  /// A home, as numbers of what many homes have alike.
  struct Home {
    std::int16_t authority, zone, specialisms, languages, type, acceptance;
  };
  void look_at_homes();

  const Instance& instance_;
  std::vector<Home> homes_;
  std::vector<Set> specialisms_, languages_;  ///< The different ones.
  std::vector<int> by_authority_, by_zone_, by_specialisms_, by_languages_, by_type_, by_place_;
};

}  // namespace haven::matching
