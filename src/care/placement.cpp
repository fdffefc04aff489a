#include "care/placement.h"

#include <algorithm>

#include "care/events.h"
#include "missing/events.h"

namespace haven::care {

std::vector<Placement> placements(const cases::Story& story) {
  std::vector<Placement> found;
  for (const auto& event : story.stands()) {
    if (event->is(events::placement_start)) {
      Placement placement;
      placement.entity = cases::said<events::placement_start, "placement">(*event);
      placement.type = cases::said<events::placement_start, "type">(*event);
      placement.emergency = cases::said<events::placement_start, "emergency">(*event) == "yes";
      placement.authority = cases::said<events::placement_start, "authority">(*event);
      placement.started = event->occurred.from;
      placement.start = event.get();
      found.push_back(std::move(placement));
    } else if (event->is(events::placement_end)) {
      const auto of = std::ranges::find(
          found, cases::said<events::placement_end, "placement">(*event), &Placement::entity);
      if (of == found.end()) continue;
      of->ended = event->occurred.to;
      of->end_reason = cases::said<events::placement_end, "reason">(*event);
    }
  }
  return found;
}

std::optional<Placement> placement_now(const cases::Story& story) {
  auto all = placements(story);
  if (all.empty() || all.back().ended) return std::nullopt;
  return std::move(all.back());
}

Whereabouts whereabouts(const cases::Story& story) {
  using Known = Whereabouts::Known;
  Whereabouts now;
  for (const auto& event : story.stands()) {
    if (event->is(events::placement_start) || event->is(events::keyworker_contact))
      now = {Known::placed, event->occurred.to, event.get()};
    if (event->is(missing::events::reported))
      now = {Known::missing_since, event->occurred.from, event.get()};
    if (event->is(missing::events::child_returned))
      now = {Known::found_not_placed, event->occurred.to, event.get()};
    if (cases::said<missing::events::tonight_decided, "stays">(*event) == "former_place")
      now = {Known::placed, event->occurred.to, event.get()};
  }
  return now;
}

bool is_looked_after(const cases::Story& story) {
  const auto* start = story.last(events::lac_start);
  const auto* end = story.last(events::lac_end);
  return start != nullptr && (end == nullptr || end->version < start->version);
}

}  // namespace haven::care
