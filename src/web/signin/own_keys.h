#pragma once
#include <vector>

#include "web/visit/visit.h"

namespace haven::web {

/// Keeps what this person signs in with, as they themselves. Problem: as access::permit, for
/// somebody who is not cleared; the ledger refuses.
Result<cases::Recorded> keep_own_keys(const Visit& visit, const cases::Person& person,
                                      const std::vector<cases::NewEvent>& keys,
                                      const cases::Sent& sent);

}  // namespace haven::web
