#pragma once
#include "guidelines/cards.h"
#include "guidelines/duties.h"
#include "guidelines/meaning.h"
#include "guidelines/story.h"
#include "guidelines/told.h"

namespace haven::guidelines {

/// What one card is asked.
struct Question {
  const Card& card;
  const Cards& cards;
  const Story& story;
  const Told& told;
  Instant now;
  Date known_on;  ///< The day whose knowledge of holidays counts.

  /// What conditions are read against when `starter` starts the duty.
  Known known(const Happening* starter, Instant upto) const {
    return {story, told, cards.childhood, card.age != Age::as_believed, starter, upto};
  }
};

/// One occurrence of a duty: where its count starts, and its place in a rhythm.
struct Occurrence {
  const Happening& trigger;
  Instant from;
  int number;
  std::optional<Instant> last_met;
};

}  // namespace haven::guidelines
