#include "register/person.h"

#include <algorithm>

#include "cases/events.h"
#include "register/roles.h"

namespace haven::register_ {
namespace {

namespace events = cases::events;

constexpr std::string_view changes[] = {"active", "suspended", "left", "no_hold"};

Result<const cases::Person*> somebody_else(const cases::World& world, const Changing& whom) {
  const auto* person = world.people->person(whom.person);
  if (person == nullptr) return problem("There is no such person", {}, Problem::Kind::not_found);
  if (whom.person == whom.by)
    return problem("Another administrator must change this for you", "by");
  return person;
}

}  // namespace

Result<cases::NewEvent> set_roles(const cases::World& world, const Changing& whom,
                                  const std::vector<std::string>& codes, EventId id) {
  const auto* person = TRY(somebody_else(world, whom));
  const auto* employer = world.people->organisation(person->organisation);
  TRY(check_roles(codes, employer == nullptr ? "" : employer->kind));
  return cases::New<events::person_role>(id, Span::at(world.now)).with<"roles">(listed(codes));
}

Result<cases::NewEvent> clear(const cases::World& world, const Changing& whom,
                              const Clearance& clearance, EventId id) {
  TRY(somebody_else(world, whom));
  return cases::New<events::person_cleared>(id, Span::at(world.now))
      .with<"trained_until">(to_text(clearance.trained_until))
      .with<"vetted_until">(to_text(clearance.vetted_until));
}

Result<cases::NewEvent> set_status(const cases::World& world, const Changing& whom,
                                   const NewStatus& told, EventId id) {
  const auto* person = TRY(somebody_else(world, whom));
  if (std::ranges::find(changes, told.status) == std::end(changes))
    return problem("Choose what changes", "status");
  if (told.reason.empty()) return problem("Say why", "reason");
  const bool lifts = told.status == "no_hold";
  const bool holds = person->on_hold && !lifts;
  return cases::New<events::person_status>(id, Span::at(world.now))
      .with<"status">(lifts ? person->status : told.status)
      .with<"hold">(holds ? "yes" : "no")
      .with<"reason">(told.reason);
}

Result<void> may_be_welcomed(const cases::World& world, const Changing& whom) {
  const auto* person = TRY(somebody_else(world, whom));
  if (person->status != "active")
    return problem("The person is not let in. Let them back in first", "person");
  return {};
}

}  // namespace haven::register_
