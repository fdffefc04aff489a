#pragma once
#include "cases/cases.h"

/// Devices that an organisation looks after.
namespace haven::cases {

/// Whether the register still knows `device` ("d:…") as managed for this person at `now`.
/// Problem: unavailable or broken.
Result<bool> is_enrolled(const Cases& cases, PersonId person, std::string_view device, Instant now);

}  // namespace haven::cases
