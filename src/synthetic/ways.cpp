#include "synthetic/ways.h"

#include <algorithm>

#include "care/events.h"
#include "care/placement.h"
#include "cases/events.h"
#include "values/london.h"

namespace haven::synthetic {
namespace {

using cases::EventKind;
using cases::Field;
using cases::Holds;

bool begins_with_any(std::string_view type, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](auto begins) { return type.starts_with(begins); });
}

/// Whose law names the event. What all four nations have is England's here: there are most
/// children.
std::string_view nation_of(const EventKind& kind) {
  if (begins_with_any(kind.name, {"cppm.", "cpo.", "childrens-hearing.", "s56.", "case.", "concern",
                                  "investigation.", "plan.concern", "dol.", "guardian."}))
    return "sct";
  if (begins_with_any(kind.name, {"child-at-risk.", "report."})) return "wls";
  if (begins_with_any(kind.name, {"cp.", "case-conference."})) return "ni";
  return "eng";
}

std::size_t most_codes(const EventKind& kind) {
  std::size_t most = 1;
  for (const auto& field : kind.fields) most = std::max(most, cases::codes_of(field).size());
  return most;
}

/// What the rest of the life tells, with what must go with it.
bool is_told_elsewhere(std::string_view type) {
  return begins_with_any(type, {"lac.start", "lac.end", "placement.start", "placement.end", "pack.",
                                "photo-id.", "keyworker.contact", "plan.revised", "safety-plan.",
                                "nrm.referral.made", "nrm.rg.", "trafficking.suspected"});
}

bool is_told_here(const cases::Track& track, const EventKind& kind) {
  if (&kind == &cases::events::circumstances_recorded) return true;
  constexpr std::string_view elsewhere[] = {"cases", "missing", "casework", "notices"};
  return std::ranges::find(elsewhere, track.folder) == std::end(elsewhere) &&
         !is_told_elsewhere(kind.name);
}

/// Every event of a nation, as often as it takes to give each answer of it once.
std::vector<std::string> turns_of(std::string_view nation, const cases::Vocabulary& vocabulary) {
  std::vector<std::string> turns;
  for (const auto& track : vocabulary.tracks())
    for (const auto* kind : track.kinds)
      if (is_told_here(track, *kind) && nation_of(*kind) == nation)
        turns.insert(turns.end(), most_codes(*kind), std::string(kind->name));
  return turns;
}

std::string entity_for(const Life& life, const Field& field) {
  if (field.name == "authority") return life.authority_entity();
  if (field.name == "force") return life.force_entity();
  if (field.name == "by_whom") return life.authority_entity();
  if (field.name == "placement") {
    const auto placement = care::placement_now(life.story());
    return placement ? placement->entity : std::string();
  }
  return user(life.worker());
}

std::string answer(Life& life, Supply& supply, const EventKind& kind, const Field& field) {
  switch (field.holds) {
    case Holds::words:
      return "As it stands in the papers of that day";
    case Holds::code:
    case Holds::codes:
      return supply.code(kind.name, field.name);
    case Holds::yes_no:
      return supply.deal("whether", {"yes", "yes", "no", "unknown"});
    case Holds::moment:
      return to_text(life.at());
    case Holds::span:
      return to_text(Span::at(life.at()));
    case Holds::day:
      if (field.name == "born") return supply.deal("born", {"2010-02-28", "2011-09-01"});
      return to_text(london_day(life.at() + std::chrono::days(10)));
    case Holds::count:
      return supply.deal("count", {"1", "2", "3"});  // Reviews, years, children: all can be so few.
    case Holds::entity:
    case Holds::entities:
      return field.name == "episode" ? "ep:" + life.draws().id<EventId>().text()
                                     : entity_for(life, field);
  }
  return {};
}

Result<void> turn(Life& life, Supply& supply, const EventKind& kind) {
  cases::Fields fields;
  for (const auto& field : kind.fields)
    fields.emplace(field.name, answer(life, supply, kind, field));
  return life.note(life.worker(), "care", kind.name, std::move(fields));
}

}  // namespace

Result<void> go_its_way(Life& life, Supply& supply) {
  if (life.authority().name == "Eastholt" || life.story().last(care::events::lac_end) != nullptr)
    return {};
  const std::string nation(life.authority().nation);
  const auto turns = turns_of(nation, supply.vocabulary());
  for (int left = 6; left > 0 && life.has_left(std::chrono::days(3)); --left) {
    life.wait_days(1, 2, 9, 17);
    TRY(turn(life, supply, *supply.vocabulary().find(supply.deal("turns of " + nation, turns))));
  }
  return {};
}

}  // namespace haven::synthetic
