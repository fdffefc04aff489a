#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cases/vocabulary.h"
#include "synthetic/canaries.h"
#include "synthetic/draws.h"
#include "synthetic/tables.h"

/// What lives are made of: names, homes, places, and every answer that the vocabulary has. All are
/// dealt like cards, so that a nation of some hundreds meets each of them.
namespace haven::synthetic {

/// A child as described. What is not known is empty or "unknown".
struct Described {
  std::string names;
  std::string called;
  std::string sex;
  std::string born;      ///< As said.
  std::string age_band;  ///< A code of child.described.
  std::string language;  ///< ISO 639-3.
};

class Supply {
 public:
  /// `vocabulary` must outlive it.
  Supply(const cases::Vocabulary& vocabulary, Tables tables, std::uint64_t seed);

  const cases::Vocabulary& vocabulary() const { return vocabulary_; }

  /// The next of `cards` of the deck with this name, which always has the same cards.
  std::string deal(std::string_view deck, const std::vector<std::string>& cards);
  /// The next code of a field of the vocabulary, without those in `except`.
  std::string code(std::string_view event, std::string_view field,
                   const std::vector<std::string>& except = {});

  /// A home of nobody who works with Haven.
  const Home& home() { return homes_[unnamed_homes_.deal()]; }
  /// The home of an invented carer, by sign-in name.
  const Home& home_of(std::string_view sign_in) const;
  std::string place() { return places_.deal(); }

  /// Origins, names and languages are drawn, ages dealt: none of them says anything of another.
  Described child(Instant now, Draws& draws);

 private:
  const cases::Vocabulary& vocabulary_;
  Tables tables_;
  std::uint64_t seed_;
  std::vector<Home> homes_;
  Deck<std::size_t> unnamed_homes_;
  Deck<std::string> places_;
  std::map<std::string, Deck<std::string>, std::less<>> decks_;
};

}  // namespace haven::synthetic
