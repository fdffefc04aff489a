#include "casework/discharge.h"

#include <algorithm>

namespace haven::casework {

std::vector<guidelines::Duty> owed_under(const guidelines::Card& card, const cases::Story& child,
                                         const guidelines::Cards& cards, Instant now) {
  std::vector<guidelines::Duty> all;
  const auto story = as_guidelines_read(child);
  for (const auto& part : cards.all)
    if (part->id == card.id)
      std::ranges::move(guidelines::duties_under(*part, story, cards, now),
                        std::back_inserter(all));
  return all;
}

Result<cases::Decided> discharge(const guidelines::Card& card, const cases::Story& child,
                                 const guidelines::Cards& cards, std::string evidence, EventId id,
                                 Instant now) {
  if (std::ranges::none_of(owed_under(card, child, cards, now), is_to_do))
    return problem("Nothing is to be done about this now", {}, Problem::Kind::moved_on);
  if (evidence.empty()) return problem("Say what shows that it was done", "evidence");
  cases::NewEvent event{"duty.discharged", Span::at(now), {}, id};
  event.fields = {{"duty", card.id}, {"card", card.hash}, {"evidence", std::move(evidence)}};
  return cases::Decided{std::move(event), {}};
}

}  // namespace haven::casework
