#pragma once
#include "web/site/visit.h"

namespace haven::web {

/// The referral to the National Referral Mechanism, and the decisions that come back. Nothing about
/// it pauses because the child is missing.
Response show_nrm(Visit& visit);
Response record_nrm(Visit& visit);

}  // namespace haven::web
