#pragma once
#include "plan_check/apart.h"
#include "plan_check/plan.h"

/// Whether a cut is kept by every feasible assignment, as follows from the instance alone.
namespace haven::plan_check {

/// A cover is a set C of units that do not fit together: into the beds of a place, the quota of an
/// authority, or its first steps. Of C and all units as large as the largest of C, at most |C| - 1
/// fit; in a level cover, each one more puts a child into a later step. Of units pairwise in
/// conflict at most one fits. A pool is a row of the instance, and holds as it is. Problem: the
/// units do not make such a set.
Result<void> check_cut(const Cut& cut, const Model& model, const Apart& apart);

/// The size from which every unit counts in the cut, whether it is listed or not; for pairs none.
std::optional<std::int64_t> lifted_from(const Cut& cut, const Model& model);

/// How many of the units fit at most; of a pool, how many children.
std::int64_t right_hand_side(const Cut& cut, const Model& model);

}  // namespace haven::plan_check
