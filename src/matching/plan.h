#pragma once
#include <array>
#include <vector>

#include "matching/solving/solve.h"
#include "matching/solving/value.h"

/// The plan to consider: for each unit a home or none, with proof of how good it is. A person
/// decides; nothing here places anybody.
namespace haven::matching {

enum class Mode {
  /// A child of tier 1 outweighs two of tier 2, and those four of tier 3.
  weighted,
  /// No number of less urgent children outweighs one more urgent.
  lexicographic,
};

/// What was maximised, and how far that is proved.
struct Stage {
  Aim aim;
  Solved solved;
};

struct Plan {
  Mode mode = Mode::lexicographic;
  Assignment assignment;
  std::int64_t objective = 0;  ///< Weighted, in both modes.
  std::array<int, tier_count> placed{};
  std::int64_t quality_net = 0;
  std::int64_t intake_cost = 0;
  std::int64_t bound = 0;
  bool is_proved = false;
  bool cbc_says_best = false;  ///< Where proof is missing, CBC says so; nobody has checked it.
  std::vector<Stage> stages;   ///< One, or one a tier and one for quality.
};

Plan make_plan(const Batch& batch, Mode mode, const Effort& effort);

/// The proof that nobody more could be placed, by tier weights alone: its bound is reached or not.
Stage prove_placed(const Batch& batch, const Assignment& assignment, const Effort& effort);

}  // namespace haven::matching
