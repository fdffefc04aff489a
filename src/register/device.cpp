#include "register/device.h"

#include "cases/events.h"
#include "values/london.h"

namespace haven::register_ {

Instant end_of(const Enrolment& enrolment) { return start_of(next_day(enrolment.last_day)); }

Result<cases::NewEvent> enrol(const cases::World& world, const Enrolment& told, EventId id) {
  const auto until = end_of(told);
  if (until <= world.now) return problem("Choose a day that is still to come", "until");
  return cases::New<cases::events::device_enrolled>(id, Span::at(world.now))
      .with<"device">(told.device)
      .with<"until">(to_text(until));
}

}  // namespace haven::register_
