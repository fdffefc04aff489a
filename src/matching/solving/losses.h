#pragma once
#include <compare>
#include <map>
#include <optional>

#include "matching/proof/prices.h"

/// What branchings cost so far, to guess what one would cost without trying it again (pseudocosts
/// with reliability; Achterberg, Koch and Martin, "Branching rules revisited", 2005). Only the
/// order in which a tree is searched rests on it, never a bound.
namespace haven::matching {

/// A decision and its contrary. `share` of the unit, in fractions, obeys the first.
struct Branching {
  Decision decision;
  double share = 0;
};

class Losses {
 public:
  /// Taking the branching's decision, or its contrary when not `in`, cost so many points.
  void learn(const Branching& branching, bool in, double points);
  /// Points that the half is likely to cost; nothing while it was seen too seldom.
  std::optional<double> expected(const Branching& branching, bool in) const;

 private:
  struct Half {
    int unit;
    Level level;
    int at;
    bool in;
    auto operator<=>(const Half&) const = default;
  };
  struct Seen {
    int times = 0;
    double for_a_whole = 0;  ///< Points for a whole unit moved, summed.
  };
  static Half half_of(const Branching& branching, bool in);

  std::map<Half, Seen> seen_;
};

}  // namespace haven::matching
