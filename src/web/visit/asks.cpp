#include "web/visit/asks.h"

#include <algorithm>

#include "cases/correction.h"
#include "casework/break_glass.h"

namespace haven::web {
namespace {

using access::Purpose;
using access::Relation;

/// What a tie to a child, or to what is about one, serves. The closest come first.
struct Serves {
  std::string_view relation;
  Purpose purpose;
};
constexpr Serves to_the_child[] = {{"allocated_worker", Purpose::care},
                                   {"guardian", Purpose::guardianship},
                                   {"advocate", Purpose::guardianship},
                                   {"iro", Purpose::review},
                                   {"escalated_to", Purpose::coordination}};
constexpr Serves to_what_is_about_it[] = {{"carer", Purpose::care},
                                          {"oic", Purpose::investigation},
                                          {"episode_officer", Purpose::missing}};

/// The purpose of the daily work of whoever has no tie of their own to the child.
constexpr Serves by_role[] = {{"social_worker", Purpose::care},
                              {"team_manager", Purpose::oversight},
                              {"guardian", Purpose::guardianship},
                              {"advocate", Purpose::guardianship},
                              {"iro", Purpose::review},
                              {"edt", Purpose::safeguarding},
                              {"police_missing", Purpose::missing},
                              {"police_investigator", Purpose::investigation},
                              {"national_coordinator", Purpose::coordination},
                              {"carer", Purpose::care},
                              {"auditor", Purpose::audit}};

/// Everything that is about a child: placements, episodes, investigations.
std::vector<std::string> what_is_about(const cases::World& world, std::string_view child) {
  std::vector<std::string> found;
  world.relations->each_to(child, "about", world.now,
                           [&](const Relation& about) { found.push_back(about.subject); });
  return found;
}

/// What this person's own tie to the child serves.
std::optional<Purpose> purpose_of_tie(const cases::World& world, std::string_view user,
                                      const cases::Story& story) {
  const auto& held = *world.relations;
  const auto child = cases::entity(story.child);
  for (const auto& [relation, purpose] : to_the_child)
    if (held.live(user, relation, child, world.now)) return purpose;
  if (cases::manages(held, user, child, world.now)) return Purpose::oversight;
  for (const auto& about : what_is_about(world, child))
    for (const auto& [relation, purpose] : to_what_is_about_it)
      if (held.live(user, relation, about, world.now)) return purpose;
  if (held.live(user, "edt_duty", story.authority(), world.now)) return Purpose::safeguarding;
  return std::nullopt;
}

/// What the work of a colleague serves who has lent this child.
std::optional<Purpose> purpose_of_lender(const cases::World& world, std::string_view user,
                                         const cases::Story& story) {
  std::optional<Purpose> found;
  const auto child = cases::entity(story.child);
  world.relations->each_from(user, "delegate", world.now, [&](const Relation& lent) {
    if (!found && lent.cases && std::ranges::find(*lent.cases, child) != lent.cases->end())
      found = purpose_of_tie(world, lent.object, story);
  });
  return found;
}

/// How long ago this person proved that it is they, for this very child; else since signing in.
long proof_age(const SignedIn& who, std::string_view child, Instant now) {
  const auto act = "reveal:" + std::string(child);
  if (const auto age = signin::step_up_age(who.session, act, now)) return age->count();
  return (now - who.session.created).count() + 3600;
}

}  // namespace

Purpose purpose_of(const cases::World& world, const cases::Person& person,
                   const cases::Story* story) {
  if (story != nullptr) {
    if (const auto own = purpose_of_tie(world, person.user(), *story)) return *own;
    if (const auto lent = purpose_of_lender(world, person.user(), *story)) return *lent;
  }
  for (const auto& [role, purpose] : by_role)
    if (person.has_role(role)) return purpose;
  return Purpose::care;
}

access::Request asks(const Site& site, const cases::World& world, const SignedIn& who,
                     std::string_view child, const cases::Story* story,
                     std::optional<Purpose> purpose) {
  const auto* known = world.people->person(who.person->user());
  const auto& person = known == nullptr ? *who.person : *known;
  access::Request asked;
  asked.principal = world.people->principal(person, world.now);
  asked.resource.case_id = child;
  asked.resource.state = access::Resource::State::open;
  if (story != nullptr) asked.resource.authority = story->authority();
  asked.context.now = world.now;
  asked.context.purpose = purpose.value_or(purpose_of(world, person, story));
  asked.context.stepup_age_s = proof_age(who, child, site.clock.unmoved());
  asked.context.device_managed = who.session.device.has_value();
  casework::bring_emergencies(asked, person, site.openings, *world.people);
  return asked;
}

}  // namespace haven::web
