#pragma once
#include "synthetic/life.h"
#include "synthetic/supply.h"

/// The ways that a child's case can go: police, courts, conferences, decisions, leaving care. All
/// that the guidelines turn on happens to some child of the nation whose law it is.
namespace haven::synthetic {

/// The next few turns of this child's case, if the story still has room. Nothing in Eastholt, whose
/// children are the demonstration's own.
Result<void> go_its_way(Life& life, Supply& supply);

}  // namespace haven::synthetic
