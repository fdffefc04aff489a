#pragma once
#include "cases/record.h"

namespace haven::casework {

/// A manager takes a child whom no team has yet for a team of theirs, and may then allocate.
/// `manager` is "u:…", `team` "t:…". Recording it asks for "relation.started:responsible_team"
/// (P17). Problem: not a team that they lead; (moved_on) a team has the child.
Result<cases::Decided> take_on(const cases::Story& child, const access::Relations& relations,
                               std::string_view manager, const std::string& team, EventId id,
                               Instant now);

/// Whether no team is responsible for the child now.
bool waits_for_team(const cases::Story& child, const access::Relations& relations, Instant now);

}  // namespace haven::casework
