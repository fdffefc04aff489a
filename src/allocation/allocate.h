#pragma once
#include "allocation/post.h"
#include "cases/record.h"

/// Who works with a child, who is the guardian, who reviews: somebody else gives them the post.
namespace haven::allocation {

/// Why a post changes hands, as the national return asks (Children in Need census, worker change).
inline constexpr std::string_view reasons[] = {
    "managing_caseloads", "first_contact", "left_role",    "restructure", "standard_transfer",
    "absence_cover",      "child_asked",   "parent_asked", "died",        "other"};

struct Allocation {
  Post post;
  std::string to;      ///< "u:…": who is to hold it.
  std::string reason;  ///< One of `reasons`; not asked for when nobody holds it yet.
  std::string by;      ///< "u:…": who gives it.
};

struct AllocationIds {
  EventId start, end_former;
};

/// From now on `to` holds the post, and whoever held it does not. Recording it asks for
/// "relation.started:" and, with a former holder, "relation.ended:" of the post's relation (P17).
/// Problem ("to"): nobody whose work it is; oneself; not cleared, or in conflict with the child,
/// which of them is not said; named already. ("reason"): it changes hands for no reason of the
/// list.
Result<cases::Decided> allocate(const cases::World& world, const Allocation& told,
                                const AllocationIds& ids);

}  // namespace haven::allocation
