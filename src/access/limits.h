#pragma once
#include "values/moment.h"

/// The longest for which something more is given to see: limits of our own, not deadlines of law,
/// which stand in rules/.
namespace haven::access {

/// A record that was opened by break-glass.
inline constexpr Seconds break_glass_lasts{3600};
/// What the officer of an episode may still need to know after the child is found.
inline constexpr Seconds needed_after_found{3600};
/// A step-up, until an address is shown; in seconds.
inline constexpr long step_up_lasts_s = 300;
/// What a colleague is lent.
inline constexpr std::chrono::days lent_at_most{14};
/// A reviewing officer's visit, the way there included, for which the address may be revealed.
inline constexpr Hours visit_lasts_at_most{24};
/// The audit of one authority, without being asked for again.
inline constexpr std::chrono::days audited_at_most{31};

}  // namespace haven::access
