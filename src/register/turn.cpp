#include "register/turn.h"

#include "cases/events.h"

namespace haven::register_ {

Result<cases::NewEvent> give_turn(const cases::World& world, const Turn& told, EventId id) {
  const auto* person = world.people->person(told.person);
  if (person == nullptr) return problem("There is no such person", {}, Problem::Kind::not_found);
  if (told.duty.empty()) return problem("Choose the duty", "duty");
  if (!told.from) return problem("Say when the turn begins", "from");
  if (!told.until || *told.until <= *told.from)
    return problem("Say when the turn ends: after it begins", "until");
  return cases::New<cases::events::rota_set>(id, Span::at(world.now))
      .with<"duty">(told.duty)
      .with<"organisation">(person->organisation)
      .with<"from">(to_text(*told.from))
      .with<"until">(to_text(*told.until));
}

}  // namespace haven::register_
