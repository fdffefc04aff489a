#pragma once
#include "matching/solving/value.h"

/// A first plan, quickly.
namespace haven::matching {

/// Each unit in the order of tier, then of the batch, in the best place that is left for it.
Assignment greedy(const Batch& batch, const Aim& aim);

}  // namespace haven::matching
