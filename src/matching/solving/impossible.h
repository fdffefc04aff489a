#pragma once
#include <vector>

#include "matching/solving/batch.h"

/// Why a choice cannot stand beside decisions that are already made.
namespace haven::matching {

/// A decision that stands: the unit goes to the place.
struct Made {
  int unit = 0;
  int place = 0;

  bool operator==(const Made&) const = default;
};

/// A set of decisions that together make it impossible for `wanted` to stand as well, from which
/// none can be left out (deletion filter; Chinneck 2008). Empty when it is possible.
std::vector<Made> standing_in_the_way(const Batch& batch, const Made& wanted,
                                      std::vector<Made> made);

}  // namespace haven::matching
