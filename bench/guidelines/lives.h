#pragma once
#include "guidelines/plain_story.h"

namespace haven::guidelines {

/// An invented life of about 60 events, different for each seed: care, visits, reviews, times
/// missing, the National Referral Mechanism, child protection.
PlainStory a_life(std::uint64_t seed);

/// The moment at which all lives are looked at.
Instant when_asked();

}  // namespace haven::guidelines
