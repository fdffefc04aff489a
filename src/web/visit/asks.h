#pragma once
#include <string_view>

#include "access/request.h"
#include "web/visit/site.h"
#include "web/visit/visit.h"

namespace haven::web {

/// What this person's work for the child serves: by the tie by which they act, the closest first,
/// or by that of a colleague who lent them the child; else by the first of their roles.
access::Purpose purpose_of(const cases::World& world, const cases::Person& person,
                           const cases::Story* story);

/// What access is asked by whoever is signed in, as everything stands in this world: who they are,
/// how long ago they proved it for this very child, and what they have opened in emergencies. The
/// one place in which a page's questions are made. `child` may be nobody's, and `story` nothing: it
/// is asked all the same, so that a stranger's child and no child are answered alike. No `purpose`:
/// that of their work for the child.
access::Request asks(const Site& site, const cases::World& world, const SignedIn& who,
                     std::string_view child, const cases::Story* story,
                     std::optional<access::Purpose> purpose);

}  // namespace haven::web
