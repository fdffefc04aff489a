#include "care/contact.h"

#include "care/events.h"

namespace haven::care {

Result<cases::Decided> record_contact(const Contact& told, EventId id, Instant now) {
  if (told.how.empty()) return problem("Say how you spoke with the child", "how");
  const auto when = told.when.value_or(now);
  if (when > now) return problem("A contact is recorded once it has happened", "when");
  return cases::Decided{cases::New<events::keyworker_contact>(id, Span::at(when))
                            .with<"how">(told.how)
                            .with<"note">(told.note),
                        {}};
}

}  // namespace haven::care
