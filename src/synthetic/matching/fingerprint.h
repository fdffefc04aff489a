#pragma once
#include <cstdint>

#include "matching/instance.h"

/// By which two generators are known to be the same.
namespace haven::synthetic {

struct Fingerprint {
  std::int64_t units = 0, groups = 0, beds = 0, quota = 0, conflicts = 0, without_place = 0;
  std::int64_t pairs = 0, quality = 0;
  std::uint64_t hash = 0;  ///< FNV-1a over (unit, place, quality), 8 little-endian bytes each,
                           ///< from 1469598103934665603.
  std::int64_t tier_sum = 0;
  std::array<std::int64_t, matching::tier_count> children{};

  bool operator==(const Fingerprint&) const = default;
};

Fingerprint fingerprint_of(const matching::Instance& instance);

}  // namespace haven::synthetic
