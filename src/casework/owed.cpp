#include "casework/owed.h"

#include "allocation/events.h"
#include "care/events.h"
#include "cases/correction.h"
#include "cases/events.h"
#include "cases/vocabulary.h"
#include "casework/events.h"
#include "immigration/events.h"
#include "referrals/events.h"

namespace haven::casework {
namespace {

/// Fields under the name that the cards have for them. Haven's own differ where an event already
/// has a word so called: who recorded it is "by", their organisation is "for".
void add_names_of_the_cards(guidelines::Happening& happening) {
  constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"type", "placement_type"}, {"referrer", "by"}, {"on", "for"}};
  for (const auto& [own, of_cards] : names)
    if (const auto field = happening.fields.find(own); field != happening.fields.end())
      happening.fields.insert_or_assign(std::string(of_cards), field->second);
}

/// What was said last of each thing that duties turn on.
void add_circumstances(guidelines::PlainStory& story, const cases::Story& child) {
  for (const auto* said : child.all(cases::events::circumstances_recorded))
    for (const auto& [name, value] : said->track) {
      const auto* field = cases::events::circumstances_recorded.field(name);
      if (field == nullptr || value.empty() || value == "unknown") continue;
      if (name == "born")
        story.facts["dob"] = value;
      else if (field->holds == cases::Holds::count)
        story.facts[name] = std::int64_t{std::stoll(value)};
      else
        story.facts[name] = value;
    }
  if (const auto* placed = child.last(care::events::placement_start)) {
    const auto of_placement = [&](const char* name, std::string_view value) {
      if (!value.empty() && value != "unknown") story.facts[name] = std::string(value);
    };
    of_placement("placement.emergency",
                 cases::said<care::events::placement_start, "emergency">(*placed));
    of_placement("placement.long_term",
                 cases::said<care::events::placement_start, "long_term">(*placed));
  }
  if (const auto language = child.latest<cases::events::concern_received, "language">();
      !language.empty())
    story.facts["language"] = std::string(language);
}

}  // namespace

guidelines::ReadWith cards_read_with(guidelines::Hash hash) {
  return {std::move(hash),
          {std::string(events::duty_discharged.name),
           std::string(allocation::events::nts_transferred.name),
           std::string(cases::events::corrected.name)}};
}

guidelines::PlainStory as_guidelines_read(const cases::Story& child) {
  guidelines::PlainStory story;
  const auto fact = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) story.facts[std::string(name)] = std::string(value);
  };
  fact("nation", child.latest<cases::events::child_described, "nation">());
  if (child.last(referrals::events::trafficking_suspected) != nullptr)
    fact("trafficking", "suspected");
  if (child.last(referrals::events::trafficking_reasonable_belief) != nullptr)
    fact("trafficking", "reasonable-belief");
  if (child.last(immigration::events::uasc_identified) != nullptr) fact("uasc", "yes");
  const auto age = child.latest<cases::events::child_described, "age_status">();
  fact("age_status", age == "accepted_child" ? "accepted" : age.empty() ? "" : "uncertain");
  add_circumstances(story, child);
  for (const auto& event : child.stands()) {
    if (cases::is_bookkeeping(child, *event)) continue;
    guidelines::Happening happening{
        std::string(event->name()), event->occurred, event->recorded, {}};
    for (const auto& [name, value] : event->track) happening.fields.emplace(name, value);
    add_names_of_the_cards(happening);
    story.happenings.push_back(std::move(happening));
  }
  return story;
}

guidelines::States owed(const cases::Story& child, const guidelines::Cards& cards, Instant now) {
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
