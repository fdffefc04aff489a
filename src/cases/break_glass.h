#pragma once
#include "cases/match_claim.h"
#include "cases/record.h"

/// How what happens in an emergency is kept: by people who need not stand in any relation to the
/// child. Each function takes the permit for its own act, and can keep nothing else.
namespace haven::cases {

/// Keeps a claim and, when the permit is for a child, that this child's record opens; else that
/// nothing was shown, so that both leave two entries behind. `opened` is of the child the permit
/// names. Problem: as for record().
Result<Recorded> claim(Cases& cases, const ClaimPermit& permit, const NewEvent& claimed,
                       const std::optional<NewEvent>& opened, const Sent& sent);

using ConfirmPermit = access::Permit<access::Action::confirm, access::Class::request>;
Result<Recorded> confirm(Cases& cases, const ConfirmPermit& permit, const NewEvent& confirmed,
                         const Sent& sent);

/// Ends one's own opening. It only closes a door, so it needs no permit.
Result<Recorded> stop(Cases& cases, const Author& owner, ChildId child, const NewEvent& stopped,
                      const Sent& sent);

using ReviewPermit = access::Permit<access::Action::review_break_glass, access::Class::request>;
/// Puts a person on hold, as a register event of theirs.
struct Hold {
  PersonId person;
  NewEvent status;
};
/// Keeps the judgement and, with it or not at all, the hold that follows.
Result<Recorded> review(Cases& cases, const ReviewPermit& permit, const NewEvent& reviewed,
                        const std::optional<Hold>& hold, const Sent& sent);

/// What was said to be happening when the record was opened, for whoever judges it. That they
/// looked is kept first. Problem: as for look() and read().
Result<std::string> reason_for_opening(Cases& cases, const ReviewPermit& permit,
                                       const Event& opened);

}  // namespace haven::cases
