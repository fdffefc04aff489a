#pragma once
#include <vector>

#include "matching/proof/cut.h"
#include "matching/solving/fractional.h"

/// Finds units kept apart that a fractional plan puts together.
namespace haven::matching {

/// Sets of units kept apart that come together more than once; also for a plan without fractions.
std::vector<Cut> broken_cliques(const Batch& batch, const FractionalPlan& plan);

}  // namespace haven::matching
