#pragma once
#include <map>
#include <vector>

#include "matching/solving/fractional.h"

/// Who is where in a fractional plan.
namespace haven::matching {

/// Smaller parts are not seen.
inline constexpr double seen = 1e-6;
/// A cut is worth adding when it is broken by this much.
inline constexpr double broken_enough = 0.02;

struct Present {
  int unit;
  int size;
  double share;
};

/// By place and by authority.
struct Presence {
  std::vector<std::vector<Present>> at_place, at_authority;

  Presence(const Batch& batch, const FractionalPlan& plan)
      : at_place(batch.places.size()), at_authority(batch.authorities.size()) {
    std::map<int, double> shares;
    for (std::size_t u = 0; u < batch.units.size(); ++u) {
      const int unit = static_cast<int>(u);
      shares.clear();
      for (const int i : plan.columns_of(unit)) {
        const auto& column = plan.columns()[i];
        if (column.share < seen) continue;
        at_place[column.place].push_back({unit, batch.units[u].size, column.share});
        shares[batch.places[column.place].authority] += column.share;
      }
      for (const auto& [authority, share] : shares)
        at_authority[authority].push_back({unit, batch.units[u].size, share});
    }
  }
};

}  // namespace haven::matching
