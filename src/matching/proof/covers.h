#pragma once
#include <vector>

#include "matching/proof/cut.h"
#include "matching/solving/fractional.h"

/// Finds cuts that a fractional plan breaks, by a small knapsack for each place, authority and
/// step.
namespace haven::matching {

/// Most broken first for each place or authority; none for a plan without fractions.
std::vector<Cut> broken_covers(const Batch& batch, const FractionalPlan& plan);

}  // namespace haven::matching
