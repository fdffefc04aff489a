#pragma once
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "matching/proof/cut.h"
#include "matching/solving/value.h"

/// Prices prove how good a plan can be at most, in whole numbers and without trust in any solver
/// (weak duality; matching.md 3.5).
namespace haven::matching {

/// Prices are whole numbers of 1/1024 point.
inline constexpr std::int64_t scale = 1024;

struct PricedCut {
  std::int64_t price = 0;
  Cut cut;
};

/// All are at least 0.
struct Prices {
  std::vector<std::int64_t> place;              ///< Of a bed.
  std::vector<std::int64_t> authority;          ///< Of taking a child.
  std::array<std::int64_t, tier_count> tier{};  ///< For a child of a tier that must be placed.
  std::vector<PricedCut> cuts;
};

/// One choice of a branch: the unit goes there, or not there.
struct Decision {
  int unit = 0;
  Level level = Level::authority;
  int at = 0;
  bool in = true;

  bool operator==(const Decision&) const = default;
};

/// What each option leaves a unit after its prices.
class Margins {
 public:
  Margins(const Batch& batch, const Aim& aim, const Prices& prices);

  /// Calls `use(option, margin)` for the unit's options; margins are scaled.
  template <class Use>
  void each(const Options& options, int unit, const Use& use) {
    const auto size = batch_.units[unit].size;
    const auto tier = batch_.units[unit].tier;
    const auto whole = size * (scale * aim_.worth[tier] + prices_.tier[tier]);
    const auto point = aim_.weighs_quality ? size * scale : 0;
    charge_extras(unit, 1);
    const auto* price = price_[size].data();
    const auto* place = options.place.data();
    const auto* quality = options.quality.data();
    const auto end = options.end(unit);
    for (auto i = options.begin(unit); i < end; ++i)
      use(i, whole + point * quality[i] - price[place[i]]);
    charge_extras(unit, -1);
  }

  /// What the unit has at least: 0 without a place, and nothing at all if it must have one.
  std::int64_t least(int unit) const {
    return batch_.units[unit].is_locked ? std::numeric_limits<std::int64_t>::min() : 0;
  }
  /// The greatest margin, or `least`.
  std::int64_t best(const Options& options, int unit);

  /// What the homes' and authorities' side adds to the bound: scaled.
  std::int64_t rest() const;

 private:
  struct Extra {
    bool at_place;
    int at;
    std::int64_t price;
  };
  void charge(int size, const Extra& extra);
  void charge_extras(int unit, int sign);

  const Batch& batch_;
  const Aim& aim_;
  const Prices& prices_;
  /// By size and place: of the beds and of their authority, with the cuts that count everybody of
  /// the size.
  std::vector<std::vector<std::int64_t>> price_;
  std::vector<std::vector<int>> places_at_;  ///< By authority.
  std::vector<std::vector<Extra>> extras_;   ///< By unit.
};

/// Each unit's best margin, and the scaled bound that follows: no feasible assignment is worth more
/// than `scaled / scale`.
struct Bound {
  std::vector<std::int64_t> best;
  std::int64_t scaled = 0;
};

Bound bound_of(const Batch& batch, const Options& options, const Aim& aim, const Prices& prices,
               int threads = 1);

/// The options whose slack (best margin of the unit less their own) is at most `slack`, scaled.
Options within(const Batch& batch, const Options& options, const Aim& aim, const Prices& prices,
               const Bound& bound, std::int64_t slack, int threads = 1);

/// Towards minus infinity, in points.
std::int64_t floored(std::int64_t scaled);

}  // namespace haven::matching
