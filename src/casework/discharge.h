#pragma once
#include "cases/record.h"
#include "casework/owed.h"

namespace haven::casework {

/// What one card says of this child now, with its working, oldest first; the last is the one asked
/// about. Empty when the card does not extend to the child.
std::vector<guidelines::Duty> owed_under(const guidelines::Card& card, const cases::Story& child,
                                         const guidelines::Cards& cards, Instant now);

/// That a duty was done, by what shows it, where no event of its own says so. Problem: nothing is
/// to be done under this card now, or nothing is said to show it.
Result<cases::Decided> discharge(const guidelines::Card& card, const cases::Story& child,
                                 const guidelines::Cards& cards, std::string evidence, EventId id,
                                 Instant now);

}  // namespace haven::casework
