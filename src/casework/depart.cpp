#include "casework/depart.h"

#include <algorithm>

#include "casework/discharge.h"
#include "casework/events.h"

namespace haven::casework {

Result<cases::Decided> depart(const guidelines::Card& card, const cases::Story& child,
                              const guidelines::Cards& cards, Departure departure, EventId id,
                              Instant now) {
  if (std::ranges::none_of(owed_under(card, child, cards, now), is_to_do))
    return problem("Nothing is to be done about this now", {}, Problem::Kind::moved_on);
  if (departure.reason_code.empty()) return problem("Choose why", "reason_code");
  if (departure.reason.empty()) return problem("Say why, in words", "reason");
  cases::NewEvent event = cases::New<events::duty_departed>(id, Span::at(now))
                              .with<"duty">(card.id)
                              .with<"card">(card.hash)
                              .with<"reason_code">(std::move(departure.reason_code))
                              .with<"reason">(std::move(departure.reason))
                              .with<"approver">(std::move(departure.approver));
  return cases::Decided{std::move(event), {}};
}

std::vector<const cases::Event*> departures_from(std::string_view card, const cases::Story& child) {
  auto all = child.all(events::duty_departed);
  std::erase_if(all, [&](const auto* event) {
    return cases::said<events::duty_departed, "duty">(*event) != card;
  });
  return all;
}

const cases::Event* departure_from(const guidelines::Duty& duty, const cases::Story& child) {
  const auto all = departures_from(duty.card->id, child);
  if (all.empty() || !duty.trigger || all.back()->occurred.to < *duty.trigger) return nullptr;
  return all.back();
}

}  // namespace haven::casework
