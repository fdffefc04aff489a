#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "guidelines/reading/read_card.h"
#include "guidelines/reading/text_lines.h"

/// The labels of a card, each one field of Card.
namespace haven::guidelines {

/// A moment that a time is counted from, to be held against When.
struct Named {
  std::string moment;  ///< "the return".
  int line;
};

/// A card as far as it has been read.
struct Draft {
  Words words;
  Card card;
  std::vector<std::string> seen;  ///< Labels.
  std::vector<Named> counted_from;
  bool says_what = false;
  bool says_time = false;
};

/// Reads one label into the draft. Problem: an unknown or repeated label, or words that it cannot
/// have; `where` is "line N".
Result<void> read_label(Draft& draft, const Labelled& said);

/// Problem: a label that every card has is missing.
Result<void> check_labels(const Draft& draft);

/// The lines under a label, as one.
std::string joined(const Labelled& said);
/// A problem with the label's line.
tl::unexpected<Problem> wrong(const Labelled& said, std::string says);

/// The phrase with these words. Problem: there is none, with the nearest.
Result<Phrase> find_phrase(const Draft& draft, std::string_view words, int line);

}  // namespace haven::guidelines
