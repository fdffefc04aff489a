#pragma once
#include <optional>
#include <vector>

#include "matching/solving/losses.h"
#include "matching/solving/search.h"

/// Which decision splits a node of the search best.
namespace haven::matching {

class BranchingChooser {
 public:
  BranchingChooser(const Search& search, FractionalPlan& plan, const Options& core)
      : search_(search), plan_(plan), core_(core) {}

  struct Chosen {
    Branching branching;
    double value = 0;  ///< Of the fractional plan that is split.
    double in_loss = 0;
    double out_loss = 0;
  };
  /// Splits the plan as it was solved under `decisions`, and leaves it where it stands. Empty when
  /// all is decided.
  std::optional<Chosen> choose(const std::vector<Decision>& decisions);
  /// What a half of a branching really cost, in points.
  void learn(const Branching& branching, bool in, double points) {
    losses_.learn(branching, in, points);
  }

 private:
  std::vector<Branching> candidates(const std::vector<Decision>& decisions) const;
  Branching branching_of(const Fraction& fraction) const;
  std::optional<Branching> any_branching(const std::vector<Decision>& decisions) const;
  double try_out(std::vector<Decision> decisions, Decision decision, bool in,
                 const FractionalPlan::Basis& basis);

  const Search& search_;
  FractionalPlan& plan_;
  const Options& core_;
  Losses losses_;
};

}  // namespace haven::matching
