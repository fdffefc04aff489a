#include "casework/take_on.h"

#include "cases/relation.h"

namespace haven::casework {

bool waits_for_team(const cases::Story& child, const access::Relations& relations, Instant now) {
  bool waits = true;
  relations.each_to(cases::entity(child.child), "responsible_team", now,
                    [&](const access::Relation&) { waits = false; });
  return waits;
}

Result<cases::Decided> take_on(const cases::Story& child, const access::Relations& relations,
                               std::string_view manager, const std::string& team, EventId id,
                               Instant now) {
  if (!relations.live(manager, "team_manager", team, now))
    return problem("Choose a team that you lead", "team");
  if (!waits_for_team(child, relations, now))
    return problem("A team has the child already", {}, Problem::Kind::moved_on);
  return cases::Decided{
      cases::relation_started(
          id, now,
          {.subject = team, .relation = "responsible_team", .object = cases::entity(child.child)}),
      {}};
}

}  // namespace haven::casework
