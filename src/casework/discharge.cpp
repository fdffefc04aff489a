#include "casework/discharge.h"

#include <algorithm>

#include "casework/events.h"

namespace haven::casework {
namespace {

/// Semicolons between, as the engine reads them.
std::string names(const guidelines::Card& card, const std::vector<std::size_t>& places) {
  std::string all;
  for (const auto place : places)
    if (place < card.to_each.size()) all += (all.empty() ? "" : ";") + card.to_each[place].who;
  return all;
}

}  // namespace

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
                                 const guidelines::Cards& cards, Shown shown, EventId id,
                                 Instant now) {
  if (std::ranges::none_of(owed_under(card, child, cards, now), is_to_do))
    return problem("Nothing is to be done about this now", {}, Problem::Kind::moved_on);
  if (shown.evidence.empty()) return problem("Say what shows that it was done", "evidence");
  if (!card.to_each.empty() && shown.told.empty() && shown.left_out.empty())
    return problem("Say who was told", "told");
  for (const auto who : shown.told)
    if (std::ranges::find(shown.left_out, who) != shown.left_out.end())
      return problem("Nobody can be both told and left out", "left-out");
  static_assert(guidelines::recipients_field == "parts" &&
                guidelines::left_out_field == "left_out");
  return cases::Decided{cases::New<events::duty_discharged>(id, Span::at(now))
                            .with<"duty">(card.id)
                            .with<"card">(card.hash)
                            .with<"evidence">(std::move(shown.evidence))
                            .with<"parts">(names(card, shown.told))
                            .with<"left_out">(names(card, shown.left_out)),
                        {}};
}

}  // namespace haven::casework
