#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "matching/proof/prices.h"
#include "matching/solving/relaxation.h"
#include "matching/solving/value.h"

/// The best plan in fractions of units, under cuts and under the decisions of a branch. Solved in
/// floating point by CLP; nothing is believed but the prices, which are rounded and reckoned anew.
namespace haven::matching {

class FractionalPlan {
 public:
  struct Column {
    int unit = 0;
    int place = 0;
    std::int16_t quality = 0;
    double share = 0;  ///< How much of the unit goes there.
  };

  /// With the options of the flow whose slack is at most `slack` (scaled), and with the flow's tree
  /// as the first basis.
  FractionalPlan(const Batch& batch, const Aim& aim, const Relaxation& flow, std::int64_t slack);
  ~FractionalPlan();
  FractionalPlan(const FractionalPlan&) = delete;
  FractionalPlan& operator=(const FractionalPlan&) = delete;

  void add(int unit, int place, std::int16_t quality);
  bool has(int unit, int place) const;
  void add(const std::vector<Cut>& cuts);
  /// Forgets the cuts that have cost nothing for a while.
  void drop_idle_cuts();

  /// Only these decisions hold from now on.
  void decide(const std::vector<Decision>& decisions);
  /// From now on only options of `core` may be used.
  void close_all_but(const Options& core);

  /// To the optimum, or for `most_steps` of the dual simplex.
  void solve(int most_steps = 1 << 30);
  /// The optimum in points; more than it while `solve` was cut short.
  double value() const;
  /// Rounded duals of the last solution.
  Prices prices() const;

  const std::vector<Column>& columns() const { return columns_; }
  const std::vector<int>& columns_of(int unit) const { return of_unit_[unit]; }
  Options options() const;
  /// How much of the unit stays without a place.
  double unplaced(int unit) const;
  /// Children at the authority who are paid for beyond the first `level` steps.
  double beyond(int authority, int level) const;
  /// Leaves the search for whole plans worth more than `value` among the options of `core` to CBC,
  /// and calls `found` with each better one. Says whether CBC saw that there are no more. Nothing
  /// else may be asked of the plan after this; it may take any time.
  bool search_whole(const Options& core, std::int64_t value,
                    const std::function<void(const Assignment&)>& found);
  int cut_count() const { return static_cast<int>(cuts_.size()); }

  /// Where the simplex method stands, to come back to later.
  struct Basis {
    std::vector<unsigned char> columns, rows;
    int drops = 0;
  };
  Basis basis() const;
  /// Goes back there, unless cuts were dropped since.
  void set(const Basis& basis);

 private:
  struct Program;
  void begin(const Relaxation& flow, std::int64_t slack);
  void take_basis_of(const Relaxation& flow, const std::vector<std::size_t>& basic);
  void flush();
  void bound_column(int column);
  void solve_with_penalties();
  void read();

  const Batch& batch_;
  Aim aim_;
  std::unique_ptr<Program> program_;
  std::vector<Column> columns_;
  std::vector<std::vector<int>> of_unit_;  ///< Columns by unit.
  std::vector<Cut> cuts_;
  std::vector<int> idle_;  ///< Solutions since a cut last cost something.
  std::vector<Decision> decisions_;
  std::vector<std::vector<int>> about_;  ///< Decisions by unit.
  const Options* core_ = nullptr;
  int drops_ = 0;  ///< How often rows went, and with them what a basis says of rows.
};

}  // namespace haven::matching
