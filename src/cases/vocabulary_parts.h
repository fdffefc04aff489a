#pragma once
#include "cases/vocabulary.h"

/// The vocabulary itself, an entry an event: its parts, together in the order in which a life with
/// Haven meets them.
namespace haven::cases {

/// Organisations and the people who work for them.
std::span<const EventKind> people_events();
/// Who stands beside a child, and who the child is.
std::span<const EventKind> child_events();
/// The National Referral Mechanism: from referral to a final decision.
std::span<const EventKind> nrm_events();
/// A child whose age is unknown or disputed.
std::span<const EventKind> age_events();
/// Guardians, advocates, interpreters and advisers; decisions, and what the child says of them.
std::span<const EventKind> voice_events();
/// Arrest, custody and charge; police protection; a child as the victim of a crime.
std::span<const EventKind> police_events();
/// Asylum, the National Transfer Scheme, and crossing a border inside the United Kingdom.
std::span<const EventKind> transfer_events();
/// A child at risk of harm: referrals, enquiries, conferences and plans in the four nations.
std::span<const EventKind> protection_events();
/// Being looked after: placements, visits, reviews, health, school, and leaving care.
std::span<const EventKind> looked_after_events();
/// Coming into care, where the child lives, and how the child is kept safe.
std::span<const EventKind> care_events();
/// Going missing, being found, and being listened to.
std::span<const EventKind> missing_events();
/// Who looked and who was told; what was opened in an emergency, corrected, or met in its own way.
std::span<const EventKind> record_events();

}  // namespace haven::cases
