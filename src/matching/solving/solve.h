#pragma once
#include <functional>
#include <string_view>
#include <vector>

#include "matching/proof/prices.h"
#include "matching/solving/value.h"

/// The best plan for one aim, and the prices that prove how good any plan can be.
namespace haven::matching {

/// What a search may spend and whom it tells. Reads no clock: the caller does.
struct Effort {
  int threads = 1;
  bool asks_cbc = false;  ///< To look for better plans while our own search goes on.
  std::function<bool()> is_over = [] { return false; };
  /// The stage, the value so far and the bound so far.
  std::function<void(std::string_view, std::int64_t, std::int64_t)> tell =
      [](std::string_view, std::int64_t, std::int64_t) {};
};

/// One end of the tree of branches: its prices prove how good a plan under its decisions can be,
/// which is no better than the plan unless the effort was over first.
struct Leaf {
  std::vector<Decision> decisions;
  Prices prices;
};

struct Solved {
  Assignment plan;
  std::int64_t value = 0;
  std::int64_t bound = 0;  ///< No feasible assignment is worth more.
  Prices root;
  std::int64_t root_scaled = 0;  ///< The bound of `root`.
  std::vector<Leaf> leaves;      ///< Together they cover all; empty when `root` proves as much.

  bool cbc_says_best = false;  ///< CBC found nothing better. Nobody has checked that.

  bool is_proved() const { return bound == value; }
};

/// `known`: a plan that is feasible for the aim; the result is at least as good. It may leave
/// everybody without a place when nobody must have one.
Solved solve(const Batch& batch, const Aim& aim, Assignment known, const Effort& effort);

}  // namespace haven::matching
