#pragma once
#include "cases/cases.h"

namespace haven::register_ {

/// The duty that people of this kind of organisation have; empty: none.
std::string_view duty_in(std::string_view kind);

/// A turn on the rota: somebody is on duty for the body they work for.
struct Turn {
  std::string person;  ///< "u:…"
  std::string duty;    ///< Of rota.set.
  std::optional<Instant> from;
  std::optional<Instant> until;  ///< The first moment after it.
};

/// What is kept in the person's stream. Problem: no "duty" that the body has; not said "from" when;
/// no "until" after that.
Result<cases::NewEvent> give_turn(const cases::World& world, const Turn& told, EventId id);

}  // namespace haven::register_
