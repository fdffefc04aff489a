#include "notices/told.h"

#include <algorithm>

#include "cases/events.h"
#include "cases/relation.h"
#include "missing/events.h"
#include "notices/events.h"
#include "referrals/events.h"

namespace haven::notices {
namespace {

/// Gathers people, each once and with the first reason found.
class Gathering {
 public:
  Gathering(const cases::Register& people, const access::Relations& relations, std::string child,
            Instant now)
      : people_(people), relations_(relations), child_(std::move(child)), now_(now) {}

  void add(std::string_view user, std::string_view because) {
    const auto* person = people_.person(user);
    if (person == nullptr || person->status != "active") return;
    if (relations_.live(person->person(), "conflict", child_, now_)) return;
    if (std::ranges::find(told, user, &ToldPerson::user) != told.end()) return;
    told.push_back({std::string(user), because});
  }
  void holding(std::string_view object, std::string_view relation, std::string_view because) {
    for (const auto& user : cases::holders(relations_, object, relation, now_)) add(user, because);
  }
  void on_duty(std::string_view duty, std::string_view organisation, std::string_view because) {
    for (const auto* person : people_.on_duty(duty, organisation, now_))
      add(person->user(), because);
  }
  /// The desk of every force that has the report of this episode.
  void forces(std::string_view episode) {
    std::vector<std::string> reported;
    relations_.each_from(episode, "reported_to", now_, [&](const access::Relation& relation) {
      reported.push_back(relation.object);
    });
    std::ranges::sort(reported);
    for (const auto& force : reported) on_duty("missing_desk_duty", force, "police missing desk");
  }
  void case_team() {
    holding(child_, "allocated_worker", "allocated worker");
    for (const auto& team : cases::holders(relations_, child_, "responsible_team", now_))
      holding(team, "team_manager", "team manager");
  }
  void drop(std::string_view user) {
    std::erase_if(told, [&](const ToldPerson& entry) { return entry.user == user; });
  }

  std::vector<ToldPerson> told;

 private:
  const cases::Register& people_;
  const access::Relations& relations_;
  const std::string child_;
  Instant now_;
};

/// Who has a notice of this event.
void add_who_was_told(Gathering& gathering, const cases::Story& child, const cases::Event& event) {
  const auto about = cases::entity(event.id);
  for (const auto& notice : child.told())
    if (cases::said<events::notice_sent, "of">(*notice) == about)
      gathering.add(cases::said<events::notice_sent, "to">(*notice), "told of it before");
}

/// Adds everybody of a group.
void add(Gathering& gathering, Group group, const cases::Story& child,
         const cases::Register& people) {
  const auto entity = cases::entity(child.child);
  switch (group) {
    case Group::team:
      return gathering.case_team();
    case Group::guardian:
      return gathering.holding(entity, "guardian", "guardian");
    case Group::forces:
      return gathering.forces(child.latest<missing::events::reported, "episode">());
    case Group::night:
      return gathering.on_duty("edt_duty", child.authority(), "out-of-hours team");
    case Group::national_desk_at_risk: {
      const auto* report = child.last(missing::events::reported);
      if (report == nullptr || !national_desk_at_once(*report, child)) return;
      [[fallthrough]];
    }
    case Group::national_desk:
      if (const auto* desk = people.of_kind("national_desk"))
        gathering.on_duty("national_desk_duty", desk->entity, "national desk");
      return;
    case Group::told_before:
      return;
    case Group::leads_if_nobody:
      if (!gathering.told.empty()) return;
      [[fallthrough]];
    case Group::leads:
      for (const auto* lead : people.with_role("safeguarding_lead", child.authority()))
        gathering.add(lead->user(), "safeguarding lead");
      return;
  }
}

/// Of a correction of `named`: who has a notice of it, or of anything that it corrects itself, and
/// who is told now of what happened in the end.
void add_told_before(Gathering& gathering, const TellingRules& rules, const cases::Event& named,
                     const cases::Story& child, const cases::Register& people) {
  const auto* happened = &named;
  add_who_was_told(gathering, child, named);
  while (const auto* earlier = child.named_in(*happened)) {
    add_who_was_told(gathering, child, *earlier);
    happened = earlier;
  }
  if (const auto* rule = rules.of(*happened->kind))
    for (const auto group : rule->told) add(gathering, group, child, people);
}

}  // namespace

bool national_desk_at_once(const cases::Event& report, const cases::Story& child) {
  if (cases::said<missing::events::reported, "suspected">(report) == "yes") return true;
  if (child.last(referrals::events::trafficking_suspected) != nullptr) return true;
  // Under 16, or nobody knows: then it may be so.
  return child.latest<cases::events::child_described, "age_band">() != "16_to_17";
}

std::vector<ToldPerson> who_is_told(const TellingRules& rules, const cases::EventKind& happened,
                                    std::string_view by, const cases::Story& child,
                                    const cases::Register& people,
                                    const access::Relations& relations, Instant now,
                                    const cases::Event* named) {
  const auto* rule = rules.of(happened);
  if (rule == nullptr) return {};
  Gathering gathering(people, relations, cases::entity(child.child), now);
  for (const auto group : rule->told) {
    if (group == Group::told_before && named != nullptr)
      add_told_before(gathering, rules, *named, child, people);
    add(gathering, group, child, people);
    gathering.drop(by);
  }
  return std::move(gathering.told);
}

}  // namespace haven::notices
