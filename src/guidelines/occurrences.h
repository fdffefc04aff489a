#pragma once
#include <set>
#include <vector>

#include "guidelines/duties.h"
#include "guidelines/meaning.h"

/// One duty from what starts it to what ends it, and again if it has a rhythm.
namespace haven::guidelines {

/// What one card is asked.
struct Question {
  const std::shared_ptr<const Card>& card;
  const Story& story;
  const Told& told;
  const Calendars& calendars;
  Instant now;
  Date known_on;
};

/// The duty as `trigger` starts it, and no further.
Duty started(const Question& asked, const Happening& trigger);

/// All occurrences that follow from one trigger; a card without a rhythm has one. Adds to `spent`
/// what met them: it does not start the duty anew.
void answer_trigger(const Question& asked, const Happening& trigger,
                    std::set<const Happening*>& spent, std::vector<Duty>& answers);

}  // namespace haven::guidelines
