#pragma once
#include <string_view>

#include "desk/store.h"
#include "values/moment.h"

/// How the clock of an invented nation is moved on, and where it stops.
namespace haven::web {

/// The first moment that the clock does not reach. Long before the last year that dates are written
/// with four digits for, so that what a page works out from today can be written too.
inline constexpr Instant demo_clock_ends = std::chrono::sys_days(std::chrono::year(2200) / 1 / 1);

/// A step typed in minutes, from a clock that stands at `now`. Problem: it is not a whole number of
/// minutes from 0 to 999999, or it leads to the end or beyond it.
Result<Minutes> read_step(std::string_view typed, Instant now);

/// How far ahead the clock was moved, through every restart.
Result<void> keep_ahead(desk::Store& desk, Seconds ahead);
/// Never beyond the end for a clock that stands at `unmoved` without it. Zero when nothing is kept
/// or what is kept cannot be read.
Seconds kept_ahead(desk::Store& desk, Instant unmoved);

}  // namespace haven::web
