#pragma once
#include <cstdint>
#include <optional>
#include <vector>

/// A second opinion on the least cost of a flow, for tests: LEMON's network simplex. LEMON 1.3.1 is
/// not C++20, so all of it stays behind this.
namespace haven::matching {

struct Arc {
  int from = 0;
  int to = 0;
  std::int64_t capacity = 0;
  std::int64_t cost = 0;
};

/// What it costs at least to take every node's supply to node 0; empty when that cannot be done.
std::optional<std::int64_t> least_cost_by_lemon(const std::vector<std::int64_t>& supply,
                                                const std::vector<Arc>& arcs);

}  // namespace haven::matching
