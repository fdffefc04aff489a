#pragma once
#include <vector>

#include "matching/instance.h"
#include "values/result.h"

/// What has been agreed already. A plan keeps it, and proposes around it.
namespace haven::matching {

/// Locks each unit to the place that was agreed for it, in `instance.units`. Where a rule closes
/// that place by now, the lock lapses: no agreement holds a child where a rule would not let it go.
/// Those go to `instance.lapsed`, and their units are proposed a home as all others.
///
/// Problem: the locks that hold cannot all be kept.
Result<void> hold(Instance& instance, const std::vector<LockedUnit>& locks);

}  // namespace haven::matching
