#include "matching/solving/losses.h"

#include <algorithm>

namespace haven::matching {
namespace {

constexpr int often_enough = 1;

/// How much of the unit the half moves.
double moved(const Branching& branching, bool in) {
  return std::max(in ? 1 - branching.share : branching.share, 0.05);
}

}  // namespace

Losses::Half Losses::half_of(const Branching& branching, bool in) {
  const auto& [unit, level, at, is_in] = branching.decision;
  return {unit, level, at, in};
}

void Losses::learn(const Branching& branching, bool in, double points) {
  auto& seen = seen_[half_of(branching, in)];
  ++seen.times;
  seen.for_a_whole += std::max(points, 0.0) / moved(branching, in);
}

std::optional<double> Losses::expected(const Branching& branching, bool in) const {
  const auto found = seen_.find(half_of(branching, in));
  if (found == seen_.end() || found->second.times < often_enough) return std::nullopt;
  return found->second.for_a_whole / found->second.times * moved(branching, in);
}

}  // namespace haven::matching
