#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "matching/batch.h"

/// Inequalities that hold for every plan though not for every fraction of one (matching.md 3.4).
namespace haven::matching {

struct Cut {
  enum class Kind {
    place_cover,      ///< Units that together have more children than the place has beds.
    authority_cover,  ///< The same at an authority and its quota.
    level_cover,      ///< The same at the end of a step: who goes beyond it is paid for.
    apart_at_place,   ///< Units pairwise kept apart: at most one of them there.
    apart_at_authority,
  };
  Kind kind = Kind::place_cover;
  int at = 0;              ///< The place or authority.
  int level = 0;           ///< Of a level cover: the number of steps up to the kink.
  std::vector<int> units;  ///< Ascending. Of a cover: its members.
  int big = 0;             ///< Of a cover: every unit of this size or more counts as well.

  bool is_cover() const { return kind < Kind::apart_at_place; }
  bool is_at_place() const { return kind == Kind::place_cover || kind == Kind::apart_at_place; }
  int most() const { return is_cover() ? static_cast<int>(units.size()) - 1 : 1; }
  /// Whether it counts `unit` where it applies.
  bool counts(const Batch& batch, int unit) const;
  bool operator==(const Cut&) const = default;
  auto operator<=>(const Cut&) const = default;
};

std::string_view name_of(const Cut& cut);

}  // namespace haven::matching
