#include "cases/story.h"

#include <fmt/format.h>

#include <ranges>

namespace haven::cases {

std::string Story::reference() const {
  return events.empty() ? "R-?" : fmt::format("R-{}", 1000 + events.front()->position);
}

const Event* Story::find(EventId id) const {
  for (const auto& event : events)
    if (event->id == id) return event.get();
  return nullptr;
}

const Event* Story::last(std::string_view type) const {
  for (const auto& event : events | std::views::reverse)
    if (event->type == type) return event.get();
  return nullptr;
}

std::vector<const Event*> Story::all(std::string_view type) const {
  std::vector<const Event*> found;
  for (const auto& event : events)
    if (event->type == type) found.push_back(event.get());
  return found;
}

std::string_view Story::latest(std::string_view type, std::string_view field) const {
  for (const auto& event : events | std::views::reverse)
    if (event->type == type && !(*event)[field].empty()) return (*event)[field];
  return {};
}

std::string_view Story::authority() const {
  const auto responsible = latest("lac.start", "authority");
  return responsible.empty() ? latest("concern.received", "authority") : responsible;
}

std::string entity(ChildId child) { return "c:" + child.text(); }

std::optional<ChildId> child_of(std::string_view entity) {
  if (!entity.starts_with("c:")) return std::nullopt;
  return ChildId::from_text(entity.substr(2));
}

}  // namespace haven::cases
