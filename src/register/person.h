#pragma once
#include "cases/cases.h"

/// What an administrator sets anew of a person who is in the register. Nobody renews their own
/// clearance, lets themselves in, or gives themselves other work.
namespace haven::register_ {

/// Whom it is about, and who changes it: both "u:…".
struct Changing {
  std::string person;
  std::string by;
};

/// From now on the person does this and nothing else. Problem: of themselves ("by"); "roles", as of
/// check_roles.
Result<cases::NewEvent> set_roles(const cases::World& world, const Changing& whom,
                                  const std::vector<std::string>& codes, EventId id);

/// The last days on which they are current.
struct Clearance {
  Date trained_until;
  Date vetted_until;
};
/// Problem: of themselves ("by").
Result<cases::NewEvent> clear(const cases::World& world, const Changing& whom,
                              const Clearance& clearance, EventId id);

struct NewStatus {
  std::string status;  ///< active, suspended, left; or no_hold, which lifts the hold alone.
  std::string reason;
};
/// Whoever is on hold stays so until that is what changes. Problem: of themselves ("by"); no
/// "status"; no "reason".
Result<cases::NewEvent> set_status(const cases::World& world, const Changing& whom,
                                   const NewStatus& told, EventId id);

/// Whether the person may be given a code with which they set how they sign in. Problem: of
/// themselves ("by"); suspended, or has left ("person").
Result<void> may_be_welcomed(const cases::World& world, const Changing& whom);

}  // namespace haven::register_
