#include "register/turn.h"

#include "cases/events.h"

namespace haven::register_ {

std::string_view duty_in(std::string_view kind) {
  if (kind == "local_authority") return "edt_duty";
  if (kind == "police") return "missing_desk_duty";
  if (kind == "national_desk") return "national_desk_duty";
  return {};
}

Result<cases::NewEvent> give_turn(const cases::World& world, const Turn& told, EventId id) {
  const auto* person = world.people->person(told.person);
  if (person == nullptr) return problem("There is no such person", {}, Problem::Kind::not_found);
  const auto* body = world.people->organisation(person->organisation);
  if (told.duty.empty() || body == nullptr || told.duty != duty_in(body->kind))
    return problem("Choose the duty", "duty");
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
