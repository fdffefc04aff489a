#pragma once
#include <string>
#include <vector>

#include "desk/store.h"

/// Who has said lately that they have a child with them, whatever came of it: so that the desk can
/// ring them, and so that nobody asks without end. The claims themselves are in the ledger.
namespace haven::web {

struct RecentClaim {
  std::string id;  ///< "bg:…"
  std::string by;  ///< "u:…"
  Instant at;
};

/// For two days.
Result<void> keep_claim(desk::Store& desk, const RecentClaim& claim);
Result<void> drop_claim(desk::Store& desk, const RecentClaim& claim);
/// Newest first. What cannot be read of a claim never loosens a limit: without its moment it was
/// made now, and without its claimant it counts for each who has claimed lately.
Result<std::vector<RecentClaim>> recent_claims(desk::Store& desk, Instant now);

}  // namespace haven::web
