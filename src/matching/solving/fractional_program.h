#pragma once
#include <ClpSimplex.hpp>
#include <array>
#include <span>
#include <vector>

#include "matching/solving/fractional.h"
#include "matching/solving/value.h"

/// Where things stand in the linear program of a FractionalPlan. Rows: units, authorities, tiers,
/// then places and cuts as they come. Columns: staying without a place by unit, steps by authority,
/// shortages by tier, then options as they come.
namespace haven::matching {

struct FractionalPlan::Program {
  Program(const Batch& batch, const Aim& aim);

  int unit_row(int unit) const { return unit; }
  int authority_row(int authority) const { return units + authority; }
  int unplaced_column(int unit) const { return unit; }
  int option_column(int column) const { return first_option + column; }
  double share(int column) const { return clp.primalColumnSolution()[column]; }
  /// Whether the cut with this number costs nothing in the last solution.
  bool is_slack(int cut) const { return clp.getRowStatus(cut_row[cut]) == ClpSimplex::basic; }

  /// Columns for options that CLP does not know yet, and rows for places that had none. `cuts` are
  /// all there are.
  void add_options(const Batch& batch, const Aim& aim, std::span<const Column> options,
                   std::span<const Cut> cuts);
  /// Rows for more cuts, over all options.
  void add_cuts(const Batch& batch, std::span<const Column> options, std::span<const Cut> cuts);
  /// Takes rows of cuts out, by number; `left` are the others, in their order.
  void drop_cuts(const std::vector<bool>& is_gone, std::span<const Cut> left);

  ClpSimplex clp;
  int units = 0;
  std::array<int, tier_count> tier_row{};  ///< -1 when nobody of the tier must be placed.
  std::vector<int> place_row;              ///< -1 before the place's first option.
  std::vector<int> cut_row;
  std::vector<int> step_column;  ///< Of the first step, by authority.
  std::vector<std::vector<int>> cuts_at_place, cuts_at_authority;  ///< Numbers of cuts.
  int first_option = 0;
  int flushed = 0;  ///< Options that CLP knows.
  std::vector<int> locked;
  std::vector<int> must;  ///< Units that may not stay without a place now.
  double penalty = 0;     ///< Costs more than anything is worth.

 private:
  void add_first_columns(const Batch& batch, const Aim& aim);
};

}  // namespace haven::matching
