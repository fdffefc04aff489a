#include "care/pack.h"

#include <algorithm>

#include "care/events.h"
#include "values/words.h"

namespace haven::care {

const std::vector<PackPart>& pack_parts() {
  static const std::vector<PackPart> parts = {
      {"photo", "Where is the photograph, and when was it taken?"},
      {"height", "Height and build"},
      {"marks", "Marks and features"},
      {"clothes", "Clothes the child has"},
      {"phone", "Telephone numbers and handsets seen"},
      {"names_used", "Social names and nicknames"},
      {"bank_card", "Bank card"},
      {"travel_card", "Travel card"},
      {"medication", "Medication, and what happens without it"},
      {"contacts", "Last contacts"},
      {"places", "Places the child may go to"},
      {"transport", "Transport the child may use"},
      {"patterns", "What happened before"},
      {"language", "Language and dialect"},
      {"response", "Agreed response: when to ring whom"},
  };
  return parts;
}

std::size_t Pack::recorded() const {
  return static_cast<std::size_t>(
      std::ranges::count(parts, PartState::recorded, &PartStatus::state));
}
std::size_t Pack::gaps() const { return parts.size() - recorded(); }

Pack pack(const cases::Story& story) {
  Pack pack;
  for (const auto& part : pack_parts()) pack.parts.push_back({&part});
  const auto mark = [&](std::string_view list, PartState state, const cases::Event* event) {
    for (const auto& name : split_words(list))
      for (auto& status : pack.parts)
        if (status.part->name == name) status = {status.part, state, event};
  };
  for (const auto& event : story.stands()) {
    if (event->is(events::pack_recorded)) {
      mark(cases::said<events::pack_recorded, "gaps">(*event), PartState::gap, event.get());
      mark(cases::said<events::pack_recorded, "parts">(*event), PartState::recorded, event.get());
    }
    if (event->is(events::photo_id_recorded)) mark("photo", PartState::recorded, event.get());
  }
  return pack;
}

Result<cases::Decided> record_pack(const PackEntry& entry, EventId id, Instant now) {
  cases::Fields said;
  std::string parts;
  std::string gaps;
  for (const auto& part : pack_parts()) {
    const auto name = std::string(part.name);
    const auto found = entry.words.find(name);
    const bool given = found != entry.words.end() && !found->second.empty();
    const bool gap = std::ranges::find(entry.gaps, name) != entry.gaps.end();
    if (given && gap) return problem("Either write it or say that it is not known, not both", name);
    if (given) {
      said[std::string(part.field())] = found->second;
      parts += (parts.empty() ? "" : " ") + name;
    }
    if (gap) gaps += (gaps.empty() ? "" : " ") + name;
  }
  if (parts.empty() && gaps.empty())
    return problem("Write at least one part, or say which are not known");
  cases::NewEvent event =
      cases::New<events::pack_recorded>(id, Span::at(now)).with<"parts">(parts).with<"gaps">(gaps);
  event.fields.merge(said);
  return cases::Decided{std::move(event), {}};
}

}  // namespace haven::care
