#pragma once
#include "access/permit.h"
#include "cases/record.h"

/// Lending a colleague what one may see and do for one child, for a time. Nothing lasts longer than
/// what the lender has: P14 and P28 ask about the lender each time.
namespace haven::casework {

/// Leave to lend (P36). Recording it asks for "relation.started:delegate" (P17, F14) as well.
using DelegatePermit = access::Permit<access::Action::delegate, access::Class::request>;
/// Leave of the team manager to approve what somebody else asked for (P03, F09).
using ApprovePermit = access::Permit<access::Action::approve, access::Class::request>;

struct Lending {
  const cases::Person* to = nullptr;  ///< Nothing: whoever was chosen is not known.
  /// By name, of those that seals.h says may be lent: an address is approved by itself.
  std::vector<std::string> classes;
  Instant until{};
  std::string reason;
};

/// What whoever has the permit lends, from now on. Problem: not to a colleague of one's own body;
/// nothing, or what cannot be lent; no end, or one too late; no reason.
Result<cases::Decided> delegate(const DelegatePermit& permit, const Lending& lending, EventId id);

/// The address too, for as long as the rest is lent. `lent` is a delegation for this child that
/// holds now. Problem (moved_on): it has ended, or is for another child; or somebody has approved
/// the address.
Result<cases::Decided> approve_location(const ApprovePermit& permit, const access::Relation& lent,
                                        const access::Relations& relations, EventId id);

/// Whether an address is what is lent.
bool lends_address(const access::Relation& lent);

/// What is lent for this child now, the addresses that were approved among it.
std::vector<access::Relation> lent_now(const access::Relations& relations, const std::string& child,
                                       std::string_view lender, Instant now);

/// Everything that `lent` lends ends for this child. Recording it asks for
/// "relation.ended:delegate" (P17). `by` is "u:…". Problem (not_allowed): somebody else lends it.
Result<cases::Decided> end_delegation(const access::Relation& lent, std::string_view by, EventId id,
                                      Instant now);

}  // namespace haven::casework
