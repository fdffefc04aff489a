#include "notices/told.h"

#include <algorithm>

#include "cases/events.h"
#include "missing/events.h"
#include "notices/reveal.h"
#include "referrals/events.h"

namespace haven::notices {
namespace {

constexpr const cases::EventKind* told_events[] = {
    &missing::events::reported,          &missing::events::police,
    &missing::events::child_located,     &missing::events::child_returned,
    &cases::events::concern_received,    &cases::events::break_glass_opened,
    &cases::events::break_glass_reviewed};

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
    if (std::ranges::find(told, user, &Told::user) != told.end()) return;
    told.push_back({std::string(user), because});
  }
  void holding(std::string_view object, std::string_view relation, std::string_view because) {
    for (const auto& user : holders(relations_, object, relation, now_)) add(user, because);
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
    for (const auto& team : holders(relations_, child_, "responsible_team", now_))
      holding(team, "team_manager", "team manager");
  }
  void drop(std::string_view user) {
    std::erase_if(told, [&](const Told& entry) { return entry.user == user; });
  }

  std::vector<Told> told;

 private:
  const cases::Register& people_;
  const access::Relations& relations_;
  const std::string child_;
  Instant now_;
};

void tell_of_missing(Gathering& gathering, const cases::Event& event, const cases::Story& child,
                     const cases::Register& people) {
  gathering.case_team();
  gathering.holding(cases::entity(child.child), "guardian", "guardian");
  gathering.forces(child.latest<missing::events::reported, "episode">());
  gathering.on_duty("edt_duty", child.authority(), "out-of-hours team");
  const auto* desk = people.of_kind("national_desk");
  const auto* report = child.last(missing::events::reported);
  if (desk != nullptr && report != nullptr &&
      (!event.is(missing::events::reported) || national_desk_at_once(*report, child)))
    gathering.on_duty("national_desk_duty", desk->entity, "national desk");
}

}  // namespace

bool is_told(const cases::EventKind& kind) { return cases::is_of(kind, told_events); }

std::vector<std::string> holders(const access::Relations& relations, std::string_view object,
                                 std::string_view relation, Instant now) {
  std::vector<std::string> found;
  relations.each_to(object, relation, now,
                    [&](const access::Relation& held) { found.push_back(held.subject); });
  std::ranges::sort(found);  // The order must not depend on how relations are kept.
  return found;
}

bool national_desk_at_once(const cases::Event& report, const cases::Story& child) {
  if (cases::said<missing::events::reported, "suspected">(report) == "yes") return true;
  if (child.last(referrals::events::trafficking_suspected) != nullptr) return true;
  // Under 16, or nobody knows: then it may be so.
  return child.latest<cases::events::child_described, "age_band">() != "16_to_17";
}

std::vector<Told> told_of_reveal(std::string_view user, const cases::Story& child,
                                 const cases::Register& people, const access::Relations& relations,
                                 Instant now) {
  Gathering gathering(people, relations, cases::entity(child.child), now);
  gathering.case_team();
  gathering.holding(cases::entity(child.child), "guardian", "guardian");
  gathering.drop(user);
  if (gathering.told.empty())
    for (const auto* lead : people.with_role("safeguarding_lead", child.authority()))
      gathering.add(lead->user(), "safeguarding lead");
  gathering.drop(user);
  return std::move(gathering.told);
}

std::vector<Told> who_is_told(const cases::Event& event, const cases::Story& child,
                              const cases::Register& people, const access::Relations& relations,
                              Instant now) {
  Gathering gathering(people, relations, cases::entity(child.child), now);
  if (event.is(cases::events::concern_received)) {
    gathering.case_team();
    gathering.on_duty("edt_duty", child.authority(), "out-of-hours team");
  } else if (event.is(cases::events::break_glass_opened) ||
             event.is(cases::events::break_glass_reviewed)) {
    gathering.case_team();
    gathering.holding(cases::entity(child.child), "guardian", "guardian");
    for (const auto* lead : people.with_role("safeguarding_lead", child.authority()))
      gathering.add(lead->user(), "safeguarding lead");
  } else {
    tell_of_missing(gathering, event, child, people);
  }
  gathering.drop(event.author.by);
  return std::move(gathering.told);
}

}  // namespace haven::notices
