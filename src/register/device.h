#pragma once
#include "cases/cases.h"

/// A device on which a person may open addresses of children.
namespace haven::register_ {

struct Enrolment {
  std::string device;  ///< "d:…", fresh.
  Date last_day;       ///< In London.
};

/// The moment at which it ends: that after its last day.
Instant end_of(const Enrolment& enrolment);

/// What is kept in the person's stream. Problem: it is over already ("until").
Result<cases::NewEvent> enrol(const cases::World& world, const Enrolment& told, EventId id);

}  // namespace haven::register_
