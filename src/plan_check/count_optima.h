#pragma once
#include "plan_check/model.h"

/// Counts assignments of small instances by trying all of them.
namespace haven::plan_check {

/// How many feasible assignments are worth `objective` or more, by the weighted value. Empty when
/// that takes more than a few million steps.
std::optional<std::int64_t> count_reaching(std::int64_t objective, const Model& model);

}  // namespace haven::plan_check
