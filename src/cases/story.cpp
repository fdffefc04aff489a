#include "cases/story.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>
#include <set>

#include "cases/events.h"

namespace haven::cases {

void Story::add(std::shared_ptr<const Event> event) {
  const bool corrects = event->is(events::corrected);
  told_.push_back(std::move(event));
  if (!corrects) {
    if (is_corrected_) stands_.push_back(told_.back());
    return;
  }
  // From the newest back: whether a correction stands is known before what it names is reached.
  std::set<std::string, std::less<>> taken_out;
  for (const auto& each : told_ | std::views::reverse)
    if (each->is(events::corrected) && !taken_out.contains(entity(each->id)))
      taken_out.emplace(said<events::corrected, "event">(*each));
  stands_.clear();
  for (const auto& each : told_)
    if (!taken_out.contains(entity(each->id))) stands_.push_back(each);
  is_corrected_ = true;
}

bool Story::stands(const Event& event) const {
  return !is_corrected_ ||
         std::ranges::find(stands_, &event, &std::shared_ptr<const Event>::get) != stands_.end();
}

const Event* Story::correction_of(const Event& event) const {
  const auto own = entity(event.id);
  for (const auto& each : stands() | std::views::reverse)
    if (said<events::corrected, "event">(*each) == own) return each.get();
  return nullptr;
}

const Event* Story::named_in(const Event& correction) const {
  const auto* named = find(said<events::corrected, "event">(correction));
  return named != nullptr && named->version < correction.version ? named : nullptr;
}

const Event* Story::corrected_in(const Event& correction) const {
  const auto* about = named_in(correction);
  while (about != nullptr && about->is(events::corrected)) about = named_in(*about);
  return about;
}

Story Story::known_at(Instant moment) const {
  Story known;
  known.child = child;
  known.number = number;
  for (const auto& event : told_)
    if (event->recorded <= moment) {
      known.add(event);
      known.version = event->version;
    }
  return known;
}

Story Story::as_of(Instant moment) const {
  Story then;
  then.child = child;
  then.version = version;
  then.number = number;
  for (const auto& event : stands())
    if (event->occurred.from <= moment && !event->is(events::corrected)) then.add(event);
  return then;
}

std::string Story::reference() const {
  return told_.empty() ? "R-?" : fmt::format("R-{}", 1000 + told_.front()->position);
}

const Event* Story::find(EventId id) const {
  for (const auto& event : told_)
    if (event->id == id) return event.get();
  return nullptr;
}

const Event* Story::find(std::string_view entity) const {
  const auto id = entity.starts_with("e:") ? EventId::from_text(entity.substr(2)) : std::nullopt;
  return id ? find(*id) : nullptr;
}

const Event* Story::last(const EventKind& kind) const {
  for (const auto& event : stands() | std::views::reverse)
    if (event->is(kind)) return event.get();
  return nullptr;
}

std::vector<const Event*> Story::all(const EventKind& kind) const {
  std::vector<const Event*> found;
  for (const auto& event : stands())
    if (event->is(kind)) found.push_back(event.get());
  return found;
}

std::string_view Story::latest(const EventKind& kind, std::string_view field) const {
  for (const auto& event : stands() | std::views::reverse)
    if (event->is(kind) && !event->by_name(field).empty()) return event->by_name(field);
  return {};
}

std::string_view Story::latest(Effect::Does does) const {
  for (const auto& event : stands() | std::views::reverse)
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
    const auto* earlier = find(of->by_name(effect->word));
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
