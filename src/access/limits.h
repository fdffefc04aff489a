#pragma once
#include "values/moment.h"

/// The longest for which something more is given to see: limits of our own, not deadlines of law,
/// which stand in rules/.
namespace haven::access {

/// A record that was opened by break-glass.
inline constexpr Seconds break_glass_lasts{3600};
/// What a colleague is lent.
inline constexpr std::chrono::days lent_at_most{14};
/// A reviewing officer's visit, the way there included, for which the address may be revealed.
inline constexpr Hours visit_lasts_at_most{24};
/// The audit of one authority, without being asked for again.
inline constexpr std::chrono::days audited_at_most{31};

}  // namespace haven::access
