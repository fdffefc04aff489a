#pragma once
#include "cases/record.h"
#include "casework/owed.h"

/// Departing from a duty: allowed, seen and counted. It never meets the duty, which stays owed.
namespace haven::casework {

struct Departure {
  std::string reason_code;  ///< One of those of "duty.departed".
  std::string reason;
  std::string approver = {};  ///< "u:…"; empty while nobody has approved it.
};

/// Problem: nothing is to be done under this card now, or it is not said why.
Result<cases::Decided> depart(const guidelines::Card& card, const cases::Story& child,
                              const guidelines::Cards& cards, Departure departure, EventId id,
                              Instant now);

/// Every departure from one duty, oldest first.
std::vector<const cases::Event*> departures_from(std::string_view card, const cases::Story& child);

/// The last departure from what this duty owes; nullptr when it was not departed from since it
/// began.
const cases::Event* departure_from(const guidelines::Duty& duty, const cases::Story& child);

}  // namespace haven::casework
