#pragma once
#include "plan_check/bound.h"

/// The search that closes what the root's bound leaves open: each leaf is a part of all
/// assignments, and together they are all.
namespace haven::plan_check {

/// Problem: the decisions do not form a tree in which each is answered both ways, so that some
/// assignments belong to no leaf.
Result<void> check_tree(const std::vector<Leaf>& leaves, const Model& model);

/// The pairs that an assignment worth more than `reached` can use: at the root's prices every other
/// one loses too much against its unit's best.
std::vector<std::vector<Pair>> core_of(const Priced& root, const RootBound& bound,
                                       const Model& model, std::int64_t scale,
                                       std::int64_t reached);

/// The bound of a leaf among pairs of the core, times the scale; empty when it has no assignment.
std::optional<Wide> leaf_bound(const Leaf& leaf, const Priced& priced, const Model& model,
                               const std::vector<std::vector<Pair>>& core);

}  // namespace haven::plan_check
