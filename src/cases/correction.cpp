#include "cases/correction.h"

#include <algorithm>

#include "cases/events.h"
#include "cases/relation.h"

namespace haven::cases {
namespace {

using Does = Effect::Does;

/// Whether `change`, which was kept after the event, is a part of it: a relation that began or
/// ended by its effect; of a correction, what went with what it took out.
bool is_part_of(const Story& story, const Event& event, const Event& change) {
  if (event.is(events::corrected)) {
    const auto* taken = story.corrected_in(change);
    return taken != nullptr && is_of_a_relation(*taken->kind);
  }
  if (!is_of_a_relation(*change.kind)) return false;
  return std::ranges::any_of(event.kind->effects, [&](const Effect& effect) {
    if (effect.word != said_among<"relation", of_a_relation>(change)) return false;
    if (change.is(events::relation_started)) return effect.does == Does::begins;
    return effect.does == Does::ends || effect.does == Does::closes;
  });
}

/// Whether something of this kind has happened since, and stands.
bool happened_again(const Story& story, const Event& event) {
  const auto* last = story.last(*event.kind);
  return last != nullptr && last->version > event.version;
}

}  // namespace

std::string_view why_it_stays(const EventKind& kind) {
  if (kind.about != About::child || kind.effect(Does::bookkeeping) || kind.effect(Does::by_haven) ||
      kind.effect(Does::stays))
    return "This says what a person did. It stays";
  if (kind.effect(Does::answers_tonight) || kind.effect(Does::is_responsible))
    return "Who answers for the child is changed by a new record, not by a correction";
  return {};
}

Result<void> can_be_corrected(const Story& story, const Event& event, std::string_view user) {
  const auto stays = [](std::string_view why) {
    return problem(std::string(why), "how", Problem::Kind::moved_on);
  };
  if (const auto why = why_it_stays(*event.kind); !why.empty()) return stays(why);
  if (event.version == 1) return stays("This is what the record begins with. It stays");
  if (event.kind->effect(Does::decision) && event.author.by != user)
    return stays("Only who took this decision corrects it");
  if (story.correction_of(event) != nullptr) return stays("This is corrected already");
  return {};
}

bool manages(const access::Relations& relations, std::string_view user, std::string_view child,
             Instant now) {
  bool found = false;
  relations.each_to(child, "responsible_team", now, [&](const access::Relation& held) {
    found = found || relations.live(user, "team_manager", held.subject, now);
  });
  return found;
}

std::vector<const Event*> goes_with(const Story& story, const Event& event) {
  std::vector<const Event*> found;
  const bool again = !event.is(events::corrected) && happened_again(story, event);
  // What follows from an event was kept with it, right after it.
  auto version = event.version;
  for (const auto& next : story.told()) {
    if (next->version != version + 1) continue;
    if (next->recorded != event.recorded || next->author.by != event.author.by ||
        !is_part_of(story, event, *next))
      break;
    version = next->version;
    if (story.stands(*next) && !(again && next->is(events::relation_ended)))
      found.push_back(next.get());
  }
  return found;
}

bool is_bookkeeping(const Story& story, const Event& event) {
  const auto* corrected = story.corrected_in(event);
  return (corrected != nullptr ? *corrected : event).kind->effect(Does::bookkeeping) != nullptr;
}

}  // namespace haven::cases
