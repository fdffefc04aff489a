#pragma once
#include <optional>
#include <vector>

#include "matching/proof/prices.h"
#include "matching/solving/value.h"

/// What prices say when all options are looked at.
namespace haven::matching {

/// What one look at all options says: the bound, and the options that would improve on `known`.
struct Look {
  struct Call {
    int unit;
    std::int64_t option;
  };
  std::vector<std::int64_t> best;
  std::optional<std::int64_t> scaled;  ///< Empty: nothing obeys the decisions.
  std::vector<Call> wanted;            ///< Up to `most` for each unit.

  bool proves(std::int64_t value) const;
};

/// The options that one may consider, and the decisions under which.
struct View {
  const Options& options;
  std::vector<Decision> decisions = {};
};

/// Looks for options that leave a unit more than those it has in `known`.
Look look(const Batch& batch, const View& view, const Aim& aim, const Prices& prices,
          const Options& known, std::size_t most, int threads = 1);

/// The bound among the assignments that obey the view's decisions; empty when there are none.
std::optional<std::int64_t> bound_under(const Batch& batch, const View& view, const Aim& aim,
                                        const Prices& prices);

}  // namespace haven::matching
