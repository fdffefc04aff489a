#pragma once
#include <span>
#include <unordered_map>

#include "plan_check/goal.h"
#include "plan_check/wide.h"

/// The Lagrangian bound: with any prices of beds, quotas and cuts that are not below 0, no feasible
/// assignment is worth more than what all units would choose at these prices, plus the prices of
/// all that is for sale. Everything is whole and times the certificate's scale, so that no rounding
/// can hide a better plan.
namespace haven::plan_check {

/// What a set of prices makes of each pair. The prices are those of cuts that hold.
class Priced {
 public:
  Priced(const Model& model, const Goal& goal, std::int64_t scale, const Prices& prices,
         const std::array<std::int64_t, 3>& placed_by_tier);

  /// What the unit gains by going there, once all is paid.
  std::int64_t gain(std::size_t unit, const Pair& pair) const;
  /// The largest gain among the pairs; empty when there is none.
  std::optional<std::int64_t> best_gain(std::size_t unit, std::span<const Pair> pairs) const;
  /// The same, and 0 at least for a unit that may stay unplaced. Empty: there is no way to place
  /// it.
  std::optional<std::int64_t> most(std::size_t unit, std::span<const Pair> pairs) const;
  /// What is for sale, at its price, less what the held tiers bring in.
  Wide for_sale() const { return for_sale_; }

 private:
  struct Charge {
    Level level;
    std::size_t at;
    std::int64_t price;
  };

  void charge_place_and_authority(const Prices& prices);
  void charge_cuts(const Prices& prices);
  void charge_pool(const Cut& cut);
  void sell(const Prices& prices, const std::array<std::int64_t, 3>& placed_by_tier);
  std::size_t row_of(std::size_t unit) const;
  std::int64_t own_charges(std::size_t unit, std::size_t place) const;

  const Model& model_;
  const Goal& goal_;
  std::int64_t scale_;
  std::array<std::int64_t, 3> tier_prices_;
  std::vector<std::int64_t> sizes_;    ///< All sizes of units, ascending.
  std::vector<std::int64_t> charges_;  ///< Of each size, of each place: what all of it pay.
  std::unordered_map<std::size_t, std::vector<Charge>> own_;  ///< What single units pay besides.
  Wide for_sale_ = 0;
};

/// The bound of the root: of all pairs of the model, on two threads.
struct RootBound {
  Wide scaled = 0;
  std::vector<std::int64_t> best;  ///< Of each unit; 0 at least if it may stay unplaced.
};

RootBound root_bound(const Priced& priced, const Model& model);

}  // namespace haven::plan_check
