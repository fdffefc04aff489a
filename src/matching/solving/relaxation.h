#pragma once
#include <functional>
#include <vector>

#include "matching/proof/prices.h"
#include "matching/solving/network.h"
#include "matching/solving/value.h"

/// The plan in which siblings may be split and pairs kept apart are forgotten: a flow, so exactly
/// solvable, and its value is what no plan can exceed (matching.md 3.2).
namespace haven::matching {

/// The aim as a flow sees it, which cannot count the placed of a tier: who must be placed is worth
/// so much more.
Aim aim_of_flow(const Aim& aim);

/// The flow over some options first, then over those that its prices call for, until it is best
/// over all of them.
class Relaxation {
 public:
  Relaxation(const Batch& batch, const Aim& aim, int threads = 1);

  /// To the optimum over all options, or until the effort is over.
  void solve(const std::function<bool()>& is_over = [] { return false; });

  /// Where the largest part of each unit goes. A plan only when there are no groups and no pairs.
  Assignment assignment() const;
  std::int64_t value() const { return -network_.cost(); }
  Prices prices() const;
  const Bound& bound() const { return bound_; }
  int rounds() const { return rounds_; }
  std::int64_t pivots() const { return network_.pivots(); }

  /// The tree of the flow is a basis of the linear program: what is in it is basic.
  struct Choice {
    int unit;
    std::int64_t option;
  };
  const std::vector<Choice>& choices() const { return choices_; }
  bool is_basic(std::size_t choice) const {
    return network_.is_in_tree(first_choice_ + static_cast<int>(choice));
  }
  bool is_basic_unplaced(int unit) const { return network_.is_in_tree(hung_[node_of_unit(unit)]); }
  bool is_basic_place(int place) const { return network_.is_in_tree(hung_[node_of_place(place)]); }
  enum class At { nothing, basic, capacity };
  At step(int authority, int step) const {
    const int arc = first_step_[authority] + step;
    return network_.is_in_tree(arc)       ? At::basic
           : network_.is_at_capacity(arc) ? At::capacity
                                          : At::nothing;
  }
  const Aim& aim() const { return aim_; }

 private:
  int node_of_authority(int authority) const { return 1 + authority; }
  int node_of_place(int place) const {
    return 1 + static_cast<int>(batch_.authorities.size()) + place;
  }
  int node_of_unit(int unit) const {
    return node_of_place(static_cast<int>(batch_.places.size())) + unit;
  }
  void add(int unit, std::int64_t option);
  void begin();
  bool add_wanted();

  const Batch& batch_;
  Aim aim_;
  int threads_;
  Network network_;
  Bound bound_;
  std::vector<std::int64_t> reserve_;
  std::vector<int> hung_;        ///< The arc on which each node first hung.
  std::vector<int> first_step_;  ///< An authority's first arc to node 0.
  int first_choice_ = 0;         ///< Its arc.
  std::vector<Choice> choices_;
  int rounds_ = 0;
};

}  // namespace haven::matching
