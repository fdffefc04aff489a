#pragma once
#include <memory>
#include <vector>

#include "matching/solving/search.h"
#include "matching/solving/value.h"

/// A plan that has been shown, kept warm: what changes when a home says no, or when a worker would
/// rather have another one. Those who are not concerned keep their proposals, by the stay bonus.
namespace haven::matching {

/// A unit's proposal before and after.
struct Change {
  int unit = 0;
  int from = nowhere;
  int to = nowhere;
};

struct Answer {
  Assignment plan;
  std::vector<Change> changes;   ///< The unit asked about first, then those its change moves.
  std::int64_t points_lost = 0;  ///< By the whole plan; the stay bonus does not count.
};

class StandingPlan {
 public:
  /// `shown` is a feasible plan of the batch. `stay_bonus` in points a child.
  StandingPlan(Batch batch, Assignment shown, int stay_bonus, int threads = 1);

  /// The best plan without the place for the unit. Nothing is kept of it. Of a locked unit nothing
  /// can be asked until its lock has ended.
  Answer without(int unit, int place);
  /// The best plan with the unit there, which must be open to it: what that costs, and whom.
  Answer with(int unit, int place);
  /// The places that the unit would be proposed next, given the rest, if this and then the next
  /// said no.
  std::vector<int> alternatives(int unit, int place, int most = 2);

  const Batch& batch() const { return batch_; }

 private:
  Answer answer(int unit, const std::vector<Decision>& decisions);

  Batch batch_;
  Assignment shown_;
  std::int64_t shown_value_ = 0;
  std::int64_t shown_bonus_ = 0;
  Aim aim_;
  int threads_;
  int stay_bonus_;
  std::unique_ptr<Relaxation> flow_;
  std::unique_ptr<FractionalPlan> plan_;
  Prices prices_;
  Bound bound_;
  Options near_;  ///< Options that can matter after a change that costs little.
};

}  // namespace haven::matching
