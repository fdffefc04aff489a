#include "care/placement.h"

#include <algorithm>

namespace haven::care {

std::vector<Placement> placements(const cases::Story& story) {
  std::vector<Placement> found;
  for (const auto& event : story.events) {
    if (event->type == "placement.start") {
      Placement placement;
      placement.entity = (*event)["placement"];
      placement.type = (*event)["type"];
      placement.emergency = (*event)["emergency"] == "yes";
      placement.authority = (*event)["authority"];
      placement.started = event->occurred.from;
      placement.start = event.get();
      found.push_back(std::move(placement));
    } else if (event->type == "placement.end") {
      const auto of = std::ranges::find(found, (*event)["placement"], &Placement::entity);
      if (of == found.end()) continue;
      of->ended = event->occurred.to;
      of->end_reason = (*event)["reason"];
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
  for (const auto& event : story.events) {
    if (event->type == "placement.start" || event->type == "keyworker.contact")
      now = {Known::placed, event->occurred.to, event.get()};
    if (event->type == "missing.reported")
      now = {Known::missing_since, event->occurred.from, event.get()};
    if (event->type == "child.returned")
      now = {Known::found_not_placed, event->occurred.to, event.get()};
    if (event->type == "tonight.decided" && (*event)["stays"] == "former_place")
      now = {Known::placed, event->occurred.to, event.get()};
  }
  return now;
}

bool is_looked_after(const cases::Story& story) {
  const auto* start = story.last("lac.start");
  const auto* end = story.last("lac.end");
  return start != nullptr && (end == nullptr || end->version < start->version);
}

}  // namespace haven::care
