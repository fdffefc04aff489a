#pragma once
#include <functional>
#include <string>
#include <vector>

#include "matching/instance.h"
#include "matching/plan.h"

/// How much a plan owes to each weight: what would be proposed otherwise if it were a fifth more or
/// less. Weights are judgements of value; whoever owns them publishes this with every edition.
namespace haven::matching {

/// A judgement of value in the sum that a plan maximises.
struct Weight {
  std::string name;
  /// Makes it so many percent of what it is.
  std::function<void(Instance&, int)> move;
};

/// Those that can matter in the instance. Neither the tiers nor siblings are among them: their
/// order cannot be bought by points.
std::vector<Weight> weights_of(const Instance& instance);

struct Moved {
  std::string weight;
  int percent = 100;
  int changed = 0;         ///< Units that are proposed another home, one more, or one less.
  bool is_proved = false;  ///< That both plans are best; otherwise the number says less.
};

/// Each weight at 80 and at 120 percent in turn. `plan` makes each plan, `use` is told of it.
void try_weights(const Instance& instance, const std::function<Plan(const Batch&)>& plan,
                 int threads, const std::function<void(const Moved&)>& use);

}  // namespace haven::matching
