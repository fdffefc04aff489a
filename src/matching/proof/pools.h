#pragma once
#include <vector>

#include "matching/proof/cut.h"
#include "matching/solving/fractional.h"

/// Finds pools that a fractional plan fills beyond their quota.
namespace haven::matching {

/// Pools that take more children than their quota.
std::vector<Cut> broken_pools(const Batch& batch, const FractionalPlan& plan);

/// Those and `broken_cliques`: without these rows a plan in whole units need not be feasible.
std::vector<Cut> broken_rows(const Batch& batch, const FractionalPlan& plan);

}  // namespace haven::matching
