#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "matching/solving/batch.h"

/// Inequalities that hold for every plan though not for every fraction of one (matching.md 3.4).
namespace haven::matching {

struct Cut {
  enum class Kind {
    place_cover,      ///< Units that together have more children than the place has beds.
    authority_cover,  ///< The same at an authority and its quota.
    level_cover,      ///< The same at the end of a step: who goes beyond it is paid for.
    apart_at_place,   ///< Units pairwise kept apart: at most one of them there.
    apart_at_authority,
    pool,  ///< Children of a pool at an authority: no more than its quota. A row rather than a cut,
           ///< left out until it is broken.
  };
  Kind kind = Kind::place_cover;
  int at = 0;              ///< The place or authority.
  int level = 0;           ///< Of a level cover: the number of steps up to the kink.
  std::vector<int> units;  ///< Ascending. Of a cover: its members.
  int big = 0;             ///< Of a cover: every unit of this size or more counts as well.
  int pool = 0;            ///< Of a pool: its number at the authority.

  bool is_cover() const { return kind < Kind::apart_at_place; }
  bool is_at_place() const { return kind == Kind::place_cover || kind == Kind::apart_at_place; }
  int most(const Batch& batch) const;
  /// What `unit` counts where it applies: its children in a pool; elsewhere 1, or 0.
  int count(const Batch& batch, int unit) const;
  bool operator==(const Cut&) const = default;
  auto operator<=>(const Cut&) const = default;
};

std::string_view name_of(const Cut& cut);

}  // namespace haven::matching
