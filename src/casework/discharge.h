#pragma once
#include "cases/record.h"
#include "casework/owed.h"

namespace haven::casework {

/// What one card says of this child now, with its working, oldest first; the last is the one asked
/// about. Empty when the card does not extend to the child.
std::vector<guidelines::Duty> owed_under(const guidelines::Card& card, const cases::Story& child,
                                         const guidelines::Cards& cards, Instant now);

/// What shows that a duty was done and, where a card names several who must be told, which of them
/// were, and which were left out for the reason that `evidence` gives: places in its list, from 0.
struct Shown {
  std::string evidence;
  std::vector<std::size_t> told = {};
  std::vector<std::size_t> left_out = {};
};

/// That a duty was done, where no event of its own says so. Problem: nothing is to be done under
/// this card now, nothing is said to show it, or of those who must be told nobody is named, or one
/// is both told and left out.
Result<cases::Decided> discharge(const guidelines::Card& card, const cases::Story& child,
                                 const guidelines::Cards& cards, Shown shown, EventId id,
                                 Instant now);

}  // namespace haven::casework
