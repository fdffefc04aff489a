#pragma once
#include <vector>

#include "matching/proof/cut.h"
#include "matching/solving/fractional.h"

/// Finds cuts that a fractional plan breaks, by a small knapsack for each place, authority and
/// step.
namespace haven::matching {

/// Most broken first for each place or authority; none for a plan without fractions.
std::vector<Cut> broken_covers(const Batch& batch, const FractionalPlan& plan);

/// Sets of units kept apart that come together more than once; also for a plan without fractions.
std::vector<Cut> broken_cliques(const Batch& batch, const FractionalPlan& plan);

/// Pools that take more children than their quota.
std::vector<Cut> broken_pools(const Batch& batch, const FractionalPlan& plan);

/// Both of them: without these rows a plan in whole units need not be feasible.
std::vector<Cut> broken_rows(const Batch& batch, const FractionalPlan& plan);

}  // namespace haven::matching
