#pragma once
#include "cases/vocabulary.h"

/// The vocabulary itself, an entry an event: five parts, together in the order in which a life with
/// Haven meets them.
namespace haven::cases {

/// Organisations and the people who work for them.
std::span<const EventKind> people_events();
/// Who stands beside a child, and who the child is.
std::span<const EventKind> child_events();
/// Being looked after.
std::span<const EventKind> care_events();
/// Going missing, being found, and being listened to.
std::span<const EventKind> missing_events();
/// Who looked and who was told; what was opened in an emergency, corrected, or met in its own way.
std::span<const EventKind> record_events();

}  // namespace haven::cases
