#include "register/organisation.h"

#include <algorithm>

#include "cases/events.h"

namespace haven::register_ {

Result<cases::NewEvent> add_organisation(const cases::World& world, const NewOrganisation& told,
                                         EventId id) {
  if (told.name.empty()) return problem("Give the name of the organisation", "name");
  if (std::ranges::find(kinds, told.kind) == std::end(kinds))
    return problem("Choose what kind of body it is", "kind");
  if (told.nation.empty()) return problem("Choose where it works", "nation");
  const auto* force = world.people->organisation(told.force);
  const bool has_force = force != nullptr && force->kind == "police";
  if (told.kind == "local_authority" && !has_force)
    return problem("Choose the police force that is told when a child goes missing", "force");
  const auto has_its_name = [&](const auto& other) {
    return other.second->kind == told.kind && other.second->name == told.name;
  };
  if (std::ranges::any_of(world.people->organisations, has_its_name))
    return problem("An organisation of this kind has this name. Choose another", "name");
  auto added = told;
  if (told.nation == "all") added.nation.clear();
  if (told.kind != "local_authority") added.force.clear();
  return found_organisation(added, id, world.now);
}

cases::NewEvent found_organisation(const NewOrganisation& told, EventId id, Instant now) {
  return cases::New<cases::events::organisation_added>(id, Span::at(now))
      .with<"name">(told.name)
      .with<"kind">(told.kind)
      .with<"nation">(told.nation)
      .with<"area">(told.area)
      .with<"force">(told.force)
      .with<"desk_phone">(told.desk_phone)
      .with<"desk_email">(told.desk_email);
}

}  // namespace haven::register_
