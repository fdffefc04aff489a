#include "register/team.h"

#include "cases/events.h"

namespace haven::register_ {

Result<cases::NewEvent> form_team(const cases::World& world, const NewTeam& told, EventId id) {
  if (told.name.empty()) return problem("Give the name of the team", "name");
  return cases::New<cases::events::team_added>(id, Span::at(world.now))
      .with<"team">(told.team)
      .with<"name">(told.name);
}

Result<cases::NewEvent> put_in_team(const cases::World& world, const Membership& told, EventId id) {
  const auto* person = world.people->person(told.person);
  const auto* team = world.people->team(told.team);
  if (person == nullptr || team == nullptr || team->organisation != person->organisation)
    return problem("Choose a team", "team");
  if (told.as != "member" && told.as != "manager") return problem("Choose as what", "as");
  if (told.as == "manager" && !person->has_role("team_manager"))
    return problem("Only a team manager leads a team. Change what the person does first", "as");
  return cases::New<cases::events::team_member>(id, Span::at(world.now))
      .with<"team">(team->entity)
      .with<"as">(told.as);
}

}  // namespace haven::register_
