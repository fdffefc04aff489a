#pragma once
#include <bitset>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "guidelines/card.h"
#include "guidelines/reading/calendars.h"
#include "guidelines/reading/childhood.h"
#include "guidelines/reading/phrases.h"
#include "values/result.h"

/// All cards, with the words and calendars they are written in.
namespace haven::guidelines {

/// The hash of a text, in hexadecimal. The caller brings it: SHA-256 outside tests.
using Hash = std::function<std::string(std::string_view)>;

/// What the cards are read with, and cannot know by themselves.
struct ReadWith {
  Hash hash;
  OwnEvents events;
};

/// A file of rules/, named from there: {"england/eng.x.rule", "..."}.
struct RuleFile {
  std::string path;
  std::string text;
};

struct Cards {
  Phrases phrases;
  Calendars calendars;
  Childhood childhood;
  std::vector<std::string> stages;  ///< Of a child's case, as rules/stages orders them.
  std::vector<std::shared_ptr<const Card>> all;  ///< By id; the parts of one in their order.
  /// Of each card by its number: the nations it extends to, the cards that take over from it, the
  /// one that it takes over from or null, and what its owner counts by.
  std::vector<std::bitset<all_nations.size()>> reaches;
  std::vector<std::vector<const Card*>> takers;
  std::vector<const Card*> taken_from;
  std::vector<Owner> owners;
  /// Of each event by its number: the numbers of the cards that it can start.
  std::vector<std::vector<std::size_t>> starts;
  std::vector<Meaning> worked_out;  ///< Every event that is worked out from the others.

  /// The card with this id, or its first part. Null when there is no such card.
  std::shared_ptr<const Card> find(std::string_view id) const;
};

/// What could be read, and everything that could not.
struct Reading {
  Cards cards;
  std::vector<Problem> problems;
};

/// Reads "phrases", "owners", "stages", "childhood", "duties.txt", "calendars/*.txt" and every
/// "*.rule"; other files are left alone. "duties.txt" must list exactly the ids of the cards.
Reading read_cards(const std::vector<RuleFile>& files, const ReadWith& with);

/// The files of a directory that read_cards looks at. Problem: it cannot be read.
Result<std::vector<RuleFile>> files_under(const std::filesystem::path& rules);

/// The cards in `rules`. Problem: the first thing wrong with them.
Result<Cards> load(const std::filesystem::path& rules, const ReadWith& with);

}  // namespace haven::guidelines
