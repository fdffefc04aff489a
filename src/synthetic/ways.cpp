#include "synthetic/ways.h"

#include <algorithm>

#include "care/placement.h"
#include "cases/vocabulary_parts.h"
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
  for (const auto& field : kind.fields) most = std::max(most, field.codes.size());
  return most;
}

/// Every event of a nation, as often as it takes to give each answer of it once.
std::vector<std::string> turns_of(std::string_view nation) {
  std::vector<std::string> turns;
  for (const auto kinds : {cases::nrm_events(), cases::age_events(), cases::protection_events(),
                           cases::police_events(), cases::looked_after_events(),
                           cases::voice_events(), cases::transfer_events()})
    for (const auto& kind : kinds)
      if (nation_of(kind) == nation)
        turns.insert(turns.end(), most_codes(kind), std::string(kind.name));
  const auto& circumstances = *cases::find_event("circumstances.recorded");
  if (nation == "eng")
    turns.insert(turns.end(), most_codes(circumstances), std::string(circumstances.name));
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
      return field.name == "episode" ? "ep:" + life.draws().id<haven::EventKind>().text()
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
  if (life.authority().name == "Eastholt" || life.story().last("lac.end") != nullptr) return {};
  const std::string nation(life.authority().nation);
  const auto turns = turns_of(nation);
  for (int left = 6; left > 0 && life.has_left(std::chrono::days(3)); --left) {
    life.wait_days(1, 2, 9, 17);
    TRY(turn(life, supply, *cases::find_event(supply.deal("turns of " + nation, turns))));
  }
  return {};
}

}  // namespace haven::synthetic
