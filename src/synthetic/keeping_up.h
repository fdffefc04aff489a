#pragma once
#include "guidelines/reading/cards.h"
#include "synthetic/life.h"

/// What is owed to invented children is mostly done in time: people are busy, and few are careless.
namespace haven::synthetic {

/// Records, all along a life that has been told, that what the cards ask of people was done: most
/// of it before it was due, some late, little never. What the story itself tells of (missing
/// episodes, packs) is left as it tells it.
Result<void> keep_up(Life& life, const guidelines::Cards& cards);

}  // namespace haven::synthetic
