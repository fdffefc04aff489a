#include "care/place.h"

#include <algorithm>

#include "care/events.h"
#include "cases/relation.h"

namespace haven::care {
namespace {

/// Modern Slavery Act 2015, section 51, and its like in Scotland and Northern Ireland: whose age is
/// uncertain is treated as a child. Haven holds children only, so the answer is the same for all.
Result<void> check_type(const Placing& placing) {
  if (placing.type.empty()) return problem("Say what kind of placement it is", "type");
  if (placing.type == "adult_found")
    return problem(
        "A child, or whoever may be one, cannot be placed with adults. If the child is in such a "
        "place now, record where the child was found and tell the duty desk",
        "type");
  return {};
}

cases::NewEvent start_event(const Placing& placing, const PlacingIds& ids, Instant at) {
  cases::NewEvent start = cases::New<events::placement_start>(ids.start, Span::at(at))
                              .with<"placement">(ids.placement)
                              .with<"type">(placing.type)
                              .with<"emergency">(placing.emergency ? "yes" : "no")
                              .with<"authority">(placing.authority)
                              .with<"address">(placing.address)
                              .with<"carer">(placing.carer)
                              .with<"phone">(placing.phone)
                              .with<"school">(placing.school);
  constexpr std::string_view further[] = {"basis",       "proposed",       "outside_area",
                                          "located_in",  "legal_transfer", "long_term",
                                          "school_place"};
  for (const auto& [name, value] : placing.further)
    if (std::ranges::find(further, name) != std::end(further)) start.fields[name] = value;
  return start;
}

}  // namespace

Result<cases::Decided> place(const cases::Story& child, const Placing& placing,
                             const PlacingIds& ids, Instant now) {
  TRY(check_type(placing));
  const auto at = placing.started.value_or(now);
  if (at > now) return problem("A placement is recorded once the child is there", "started");
  if (whereabouts(child).known == Whereabouts::Known::missing_since)
    return problem("The child is missing. Record first that the child was found", {},
                   Problem::Kind::moved_on);
  const auto former = placement_now(child);
  if (placing.leaves && *placing.leaves != (former ? former->entity : std::string()))
    return problem(
        "Somebody else has placed the child since you opened this. Read where the child is now, "
        "and "
        "place the child again if that is not so any more",
        {}, Problem::Kind::moved_on);
  cases::Decided decided{start_event(placing, ids, at), {}};
  if (!is_looked_after(child)) {
    if (placing.legal_basis.empty())
      return problem("Say on what legal basis the child is looked after. Unknown is an answer",
                     "legal_basis");
    cases::NewEvent looked_after = cases::New<events::lac_start>(ids.looked_after, Span::at(at))
                                       .with<"legal_basis">(placing.legal_basis)
                                       .with<"authority">(placing.authority)
                                       .with<"emergency">(placing.emergency ? "yes" : "no");
    decided.follows.push_back(std::move(looked_after));
  }
  if (former) {
    cases::NewEvent end = cases::New<events::placement_end>(ids.end_former, Span::at(at))
                              .with<"placement">(former->entity)
                              .with<"reason">("authority_asks");
    decided.follows.push_back(std::move(end));
    // With the placement ends what its carers may see and do.
    decided.follows.push_back(cases::relation_ended(
        ids.end_about, at,
        {.subject = former->entity, .relation = "about", .object = cases::entity(child.child)}));
  }
  decided.follows.push_back(cases::relation_started(
      ids.relation, at,
      {.subject = ids.placement, .relation = "about", .object = cases::entity(child.child)}));
  if (!placing.carer_user.empty())
    decided.follows.push_back(cases::relation_started(
        ids.carer, at,
        {.subject = placing.carer_user, .relation = "carer", .object = ids.placement}));
  return decided;
}

}  // namespace haven::care
