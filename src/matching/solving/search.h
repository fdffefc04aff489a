#pragma once
#include <cstddef>
#include <vector>

#include "matching/solving/fractional.h"
#include "matching/solving/solve.h"
#include "matching/solving/value.h"

/// What the parts of a search for the best plan share: `tighten` the fractional plan by cuts,
/// `round_off` and `dive` to whole plans, `branch` until nothing better is left.
namespace haven::matching {

/// How many options a unit may call for at each look over all.
inline constexpr std::size_t wanted_at_once = 8;

/// What a search knows of one aim.
struct Search {
  const Batch& batch;
  const Aim& aim;
  const Effort& effort;
  Solved best;

  /// Keeps the plan if it is feasible and better. Says whether it was.
  bool offer(const Assignment& plan);
};

/// The plan in which each unit is where more than half of it goes.
Assignment whole_plan(const Batch& batch, const FractionalPlan& plan);

/// A unit that is in fractions, and where its largest part goes.
struct Fraction {
  int unit = 0;
  int place = 0;
  double share = 0;
};
std::vector<Fraction> fractions(const Batch& batch, const FractionalPlan& plan);

}  // namespace haven::matching
