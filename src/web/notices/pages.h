#pragma once
#include "web/visit/visit.h"

namespace haven::web {

/// What this person has been told. No fact about a child stands here: each leads to the record.
Response show_notices(Visit& visit);
/// Where the link of a message leads: to what the notice is about, for the person it was sent to.
Response follow_notice(Visit& visit);
/// "I have read this and act on it": stops the ladder.
Response acknowledge(Visit& visit);

}  // namespace haven::web
