#include "casework/owed.h"

namespace haven::casework {

guidelines::Story as_guidelines_read(const cases::Story& child) {
  guidelines::Story story;
  const auto fact = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) story.facts[std::string(name)] = std::string(value);
  };
  fact("nation", child.latest("child.described", "nation"));
  if (child.last("trafficking.suspected") != nullptr) fact("trafficking", "suspected");
  const auto age = child.latest("child.described", "age_status");
  fact("age_status", age == "accepted_child" ? "accepted" : age.empty() ? "" : "uncertain");
  for (const auto& event : child.events) {
    if (event->type.starts_with("relation.") || event->type.starts_with("notice.")) continue;
    guidelines::Happening happening{event->type, event->occurred, event->recorded, {}};
    for (const auto& [name, value] : event->track) happening.fields.emplace(name, value);
    if (const auto type = happening.fields.find("type"); type != happening.fields.end())
      happening.fields.emplace("placement_type", type->second);
    story.happenings.push_back(std::move(happening));
  }
  return story;
}

std::vector<guidelines::Duty> owed(const cases::Story& child, const guidelines::Cards& cards,
                                   Instant now) {
  return guidelines::states(as_guidelines_read(child), cards, now);
}

bool is_to_do(const guidelines::Duty& duty) {
  return duty.state == guidelines::State::open || duty.state == guidelines::State::overdue ||
         duty.state == guidelines::State::breached;
}

Instant clock_of(const guidelines::Duty& duty) {
  if (duty.state == guidelines::State::breached) return Instant::min();
  return duty.due_at.value_or(Instant::max());
}

}  // namespace haven::casework
