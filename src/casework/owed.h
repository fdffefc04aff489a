#pragma once
#include <vector>

#include "cases/story.h"
#include "guidelines/duties.h"
#include "guidelines/reading/cards.h"

/// A child's story as the guidelines read it, and what is owed to the child.
namespace haven::casework {

/// What the cards are read with: the hash that tells their editions apart, and the events of Haven
/// that have a meaning whatever they say.
guidelines::ReadWith cards_read_with(guidelines::Hash hash);

/// Facts and happenings, from tracks alone: cards need no name and no place. Whose age is uncertain
/// is a child, so nothing here says more than the story does.
guidelines::PlainStory as_guidelines_read(const cases::Story& child);

/// What is owed to this child at `now`, without its working; cards that do not apply are left out.
guidelines::States owed(const cases::Story& child, const guidelines::Cards& cards, Instant now);

/// Whether somebody still has to act: open, overdue or breached.
bool is_to_do(const guidelines::Duty& duty);

/// What lists are sorted by: what is breached comes first, then the clock that runs out first; what
/// has no clock comes last.
Instant clock_of(const guidelines::Duty& duty);

}  // namespace haven::casework
