#pragma once
#include "web/forms/act.h"

/// Every act there is on a page of its own. An act that is not in the list has no address.
namespace haven::web {

namespace acts {

extern const Act report;
extern const Act worker, guardian, reviewing_officer, taking_on;
extern const Act placing, pack, contact;
extern const Act referral;
extern const Act correction;
extern const Act lending, end_of_lending, lent_address, escalation, review_visit;
extern const Act discharge, departure;
extern const Act police, review, sighting, found, tonight, safe_and_well, interview;

}  // namespace acts

/// In the order in which the record offers them.
std::span<const Act* const> all_acts();

}  // namespace haven::web
