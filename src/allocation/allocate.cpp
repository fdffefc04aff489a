#include "allocation/allocate.h"

#include <algorithm>

#include "cases/relation.h"

namespace haven::allocation {
namespace {

/// Whether this person may stand there: not the one who gives the post, and cleared to work at all.
Result<void> can_hold(const cases::World& world, const Allocation& told,
                      const cases::Person* person) {
  const auto& story = *world.child;
  if (person == nullptr || !person->has_role(told.post.role) ||
      (told.post.of_the_authority && person->organisation != story.authority()))
    return problem("Choose somebody from the list", "to");
  if (person->user() == told.by) return problem("Somebody else must allocate a child to you", "to");
  const auto asks = world.people->principal(*person, world.now);
  // Why somebody cannot stand beside this child is nobody's to know; that they cannot is.
  const bool in_conflict =
      world.relations->live(person->person(), "conflict", cases::entity(story.child), world.now);
  if (in_conflict || asks.status != "active" || asks.training != "current" ||
      asks.vetting != "current")
    return problem(person->name + " cannot be named for this child now. Choose somebody else",
                   "to");
  return {};
}

}  // namespace

Result<cases::Decided> allocate(const cases::World& world, const Allocation& told,
                                const AllocationIds& ids) {
  const auto* person = world.people->person(told.to);
  TRY(can_hold(world, told, person));
  const auto former = holder(world, told.post);
  if (former == told.to) return problem(person->name + " is named already", "to");
  if (!former.empty() && std::ranges::find(reasons, told.reason) == std::end(reasons))
    return problem("Choose why it changes", "reason");

  const auto held_by = [&](const std::string& user) {
    return access::Relation{.subject = user,
                            .relation = std::string(told.post.relation),
                            .object = cases::entity(world.child->child)};
  };
  cases::Decided decided{cases::relation_started(ids.start, world.now, held_by(told.to),
                                                 former.empty() ? std::string() : told.reason),
                         {}};
  if (!former.empty())
    decided.follows.push_back(
        cases::relation_ended(ids.end_former, world.now, held_by(former), told.reason));
  return decided;
}

}  // namespace haven::allocation
