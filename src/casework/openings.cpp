#include "casework/openings.h"

#include <algorithm>

#include "cases/events.h"

namespace haven::casework {
namespace {

constexpr const cases::EventKind* of_an_opening[] = {
    &cases::events::break_glass_opened, &cases::events::break_glass_confirmed,
    &cases::events::break_glass_stopped, &cases::events::break_glass_reviewed};

}  // namespace

Openings::Openings(cases::Cases& cases) {
  for (const auto& story : cases.stories())
    for (const auto& event : story->told()) take_in(*event);
  std::ranges::sort(openings_, {}, &Opening::opened);
  listening_ = cases.listen([this](std::span<const std::shared_ptr<const cases::Event>> events) {
    for (const auto& event : events) take_in(*event);
  });
}

void Openings::take_in(const cases::Event& event) {
  const auto claim_of = cases::said_among<"claim", of_an_opening>(event);
  if (claim_of.empty()) return;
  const Lock lock(mutex_);
  if (event.is(cases::events::break_glass_opened)) {
    Opening opening;
    opening.claim = claim_of;
    opening.by = event.author.by;
    opening.child = cases::child_of(event.stream);
    opening.reason_code = cases::said<cases::events::break_glass_opened, "reason_code">(event);
    opening.opened = event.occurred.from;
    openings_.push_back(std::move(opening));
    return;
  }
  const auto of = std::ranges::find(openings_, claim_of, &Opening::claim);
  if (of == openings_.end()) return;
  if (event.is(cases::events::break_glass_confirmed)) of->confirmed_by = event.author.by;
  if (event.is(cases::events::break_glass_stopped)) of->stopped = event.occurred.from;
  if (event.is(cases::events::break_glass_reviewed)) {
    of->reviewed = event.occurred.from;
    of->verdict = cases::said<cases::events::break_glass_reviewed, "verdict">(event);
  }
}

std::vector<Opening> Openings::by(std::string_view user) const {
  const Lock lock(mutex_);
  std::vector<Opening> found;
  std::ranges::copy_if(openings_, std::back_inserter(found),
                       [&](const Opening& opening) { return opening.by == user; });
  return found;
}

std::vector<Opening> Openings::unreviewed() const {
  const Lock lock(mutex_);
  std::vector<Opening> found;
  std::ranges::copy_if(openings_, std::back_inserter(found),
                       [](const Opening& opening) { return !opening.reviewed; });
  return found;
}

std::optional<Opening> Openings::claim(std::string_view claim) const {
  const Lock lock(mutex_);
  const auto found = std::ranges::find(openings_, claim, &Opening::claim);
  return found == openings_.end() ? std::nullopt : std::optional(*found);
}

}  // namespace haven::casework
