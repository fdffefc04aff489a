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

const Event* Story::last(const EventKind& kind) const {
  for (const auto& event : events | std::views::reverse)
    if (event->is(kind)) return event.get();
  return nullptr;
}

std::vector<const Event*> Story::all(const EventKind& kind) const {
  std::vector<const Event*> found;
  for (const auto& event : events)
    if (event->is(kind)) found.push_back(event.get());
  return found;
}

std::string_view Story::latest(const EventKind& kind, std::string_view field) const {
  for (const auto& event : events | std::views::reverse)
    if (event->is(kind) && !event->by_name(field).empty()) return event->by_name(field);
  return {};
}

std::string_view Story::latest(Effect::Does does) const {
  for (const auto& event : events | std::views::reverse)
    if (const auto* effect = event->kind->effect(does))
      if (const auto said = event->by_name(effect->word); !said.empty()) return said;
  return {};
}

std::string_view Story::authority() const {
  const auto responsible = latest(Effect::Does::is_responsible);
  return responsible.empty() ? latest(Effect::Does::answers_tonight) : responsible;
}

Seal Story::exists(const Event& event) const {
  const auto* of = &event;
  // What an event names was there before it, so that this comes to an end.
  while (const auto* effect = of->kind->effect(Effect::Does::exists_as)) {
    const auto named = of->by_name(effect->word);
    const auto id = named.starts_with("e:") ? EventId::from_text(named.substr(2)) : std::nullopt;
    const auto* earlier = id ? find(*id) : nullptr;
    if (earlier == nullptr || earlier->version >= of->version) break;
    of = earlier;
  }
  return of->kind->exists;
}

std::string entity(ChildId child) { return "c:" + child.text(); }

std::optional<ChildId> child_of(std::string_view entity) {
  if (!entity.starts_with("c:")) return std::nullopt;
  return ChildId::from_text(entity.substr(2));
}

}  // namespace haven::cases
