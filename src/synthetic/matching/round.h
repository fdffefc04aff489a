#pragma once
#include <cstdint>

#include "matching/instance.h"

/// An invented nation's round of matching, for benchmarks and tests: the same numbers everywhere
/// from a seed (docs/formats/matching.md, the benchmark). No real child, home or authority.
namespace haven::synthetic {

struct RoundSize {
  int children = 200;
  int places = 2000;
  std::uint64_t seed = 1;
  int quota_percent = 125;      ///< Room in all quotas for so many percent of the children.
  int conflict_percent = 2;     ///< Pairs kept apart, in percent of the children.
  int sibling_percent = 12;     ///< Children in groups.
  bool networks_apart = false;  ///< Variant A: every two units of a network, by authority.
  bool has_intake_cost = true;  ///< Otherwise fair shares are the quotas.
};

matching::Instance invented_round(const RoundSize& size);

}  // namespace haven::synthetic
