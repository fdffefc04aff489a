#pragma once
#include "matching/solving/search.h"

/// Whole plans from a fractional one, in one go.
namespace haven::matching {

/// Places what is no matter of a flow (groups, units kept apart, children of a pool) where most of
/// it goes, while there is room; then all others as well as can be beside them, a flow over `core`;
/// whom that leaves out, where they leave most at the root's prices. Offers what it finds: quick,
/// and not far from the best.
void round_off(Search& search, const FractionalPlan& plan, const Options& core);

}  // namespace haven::matching
