#pragma once
#include "values/result.h"

namespace haven::ledger {

/// Makes this process one that leaves no core dump and that no other process of the same user may
/// look into. To be called first of all. Problem: unavailable, when the system refuses.
Result<void> harden_process();

}  // namespace haven::ledger
