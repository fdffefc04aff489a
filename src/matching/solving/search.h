#pragma once
#include <optional>
#include <vector>

#include "matching/solving/fractional.h"
#include "matching/solving/solve.h"

/// The parts of a search for the best plan: tighten the fractional plan by cuts, dive to a whole
/// plan, branch until nothing better is left.
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

/// Alternates cuts and prices over all options until neither helps; keeps the best prices in
/// `search.best`.
void tighten(Search& search, FractionalPlan& plan);

/// Places what is no matter of a flow (groups, units kept apart, children of a pool) where most of
/// it goes, while there is room; then all others as well as can be beside them, a flow over `core`;
/// whom that leaves out, where they leave most at the root's prices. Offers what it finds: quick,
/// and not far from the best.
void round_off(Search& search, const FractionalPlan& plan, const Options& core);

/// Fixes unit after unit where the fractional plan sees it, with leave to go back, within the view.
/// Offers what it finds.
void dive(Search& search, FractionalPlan& plan, const View& view);

/// Branch and bound over the options that could still improve the plan, until it is proved or the
/// effort is over; keeps the leaves when they prove more than the root. Calls `between` now and
/// then.
void branch(Search& search, FractionalPlan& plan, const std::function<void()>& between);

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
