#pragma once
#include "matching/reading/read_so_far.h"

/// Who waits: children and siblings, with what they need and whom they must not meet.
namespace haven::matching {

/// Adds the unit that stands in one object of the instance. Problem: names the part.
Result<void> read_unit(ReadSoFar& so_far, const Part& part);

}  // namespace haven::matching
