#pragma once
#include <cstdint>
#include <optional>

#include "matching/plan.h"

/// Whether the best plan is the only one.
namespace haven::matching {

/// How many plans are worth exactly what this proved one of weighted mode is. Empty: more than
/// `most`.
std::optional<std::int64_t> count_optima(const Batch& batch, const Plan& plan,
                                         std::int64_t most = 1'000'000);

}  // namespace haven::matching
