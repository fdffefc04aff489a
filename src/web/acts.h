#pragma once
#include "web/site/act.h"

/// Every act there is on a page of its own. An act that is not in the list has no address.
namespace haven::web {

namespace acts {

extern const Act placing, pack, contact;
extern const Act referral;
extern const Act correction;
extern const Act lending, escalation, review_visit;
extern const Act discharge, departure;
extern const Act police, review, sighting, found, tonight, safe_and_well, interview;

}  // namespace acts

/// In the order in which the record offers them.
std::span<const Act* const> all_acts();

/// Whether an act of the list records this.
bool has_act(const cases::EventKind& kind);

}  // namespace haven::web
