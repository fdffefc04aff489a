#pragma once
#include "cases/record.h"

/// That the key worker spoke with the child.
namespace haven::care {

struct Contact {
  std::optional<Instant> when;  ///< Nothing: now.
  std::string how;              ///< in_person, voice or message.
  std::string note;             ///< What was said; may be empty.
};

/// What is recorded of it. Problem ("how"): it is not said how; ("when"): it lies ahead.
Result<cases::Decided> record_contact(const Contact& told, EventId id, Instant now);

}  // namespace haven::care
