#pragma once
#include "care/placement.h"
#include "web/html/html.h"

namespace haven::web {

/// Where a child is, without saying where: "Placed since 2 June 2027", "Missing for 3 hours".
std::string whereabouts_words(const cases::Story& story, Instant now);

}  // namespace haven::web
