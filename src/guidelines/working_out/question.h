#pragma once
#include "guidelines/duties.h"
#include "guidelines/plain_story.h"
#include "guidelines/reading/cards.h"
#include "guidelines/working_out/meaning.h"
#include "guidelines/working_out/told.h"

namespace haven::guidelines {

/// What every card asks of a story, found once.
struct Life {
  Life(const PlainStory& story, const Cards& cards, const Told& told);

  std::optional<Nation> nation;           ///< Of the authority responsible as the story begins.
  std::vector<Told::One> transfers;       ///< Of responsibility, to the nation they name.
  std::vector<Told::One> childhood_ends;  ///< In order.
  std::vector<Told::One> childhood_begins;
  MaybeInstant comes_of_age;  ///< As far as a birth date says.
};

/// What one card is asked.
struct Question {
  const Card& card;
  const Cards& cards;
  const PlainStory& story;
  const Told& told;
  const Life& life;
  Instant now;
  Date known_on;  ///< The day whose knowledge of holidays counts.
  bool explains;  ///< Whether the working is written down.

  Question of(const Card& other) const {
    return {other, cards, story, told, life, now, known_on, explains};
  }
  /// What conditions are read against when `starter` starts the duty.
  Known known(const Happening* starter, Instant upto) const {
    return {story, told, cards.childhood, card.age != Age::as_believed, starter, upto};
  }
};

/// One occurrence of a duty: where its count starts, and its place in a rhythm.
struct Occurrence {
  const Told::One& trigger;
  Instant from;
  Date day;  ///< In London, of `from`.
  int number;
  MaybeInstant last_met;
};

}  // namespace haven::guidelines
