#pragma once
#include "matching/reading/read_so_far.h"

/// Where children can go: authorities with their quotas, homes, and how far it is between zones.
namespace haven::matching {

/// Each adds to `so_far` what stands in one object of the instance. Problem: names the part.
Result<void> read_authority(ReadSoFar& so_far, const Part& part);
Result<void> read_place(ReadSoFar& so_far, const Part& part);

/// What the whole instance tells of zones, and of the minutes between them.
Result<void> read_zones(ReadSoFar& so_far, const Part& written);
Result<void> read_travel(ReadSoFar& so_far, const Part& written);

}  // namespace haven::matching
