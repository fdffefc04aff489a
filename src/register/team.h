#pragma once
#include "cases/cases.h"

/// Teams, and who is in them.
namespace haven::register_ {

struct NewTeam {
  std::string team;  ///< "t:…", fresh.
  std::string name;
};

/// What is kept in the organisation's stream. Problem: no "name".
Result<cases::NewEvent> form_team(const cases::World& world, const NewTeam& told, EventId id);

struct Membership {
  std::string person;  ///< "u:…"
  std::string team;    ///< "t:…"
  std::string as;      ///< member or manager.
};

/// What is kept in the person's stream. Problem: no "team" of the person's own organisation; not
/// said "as" what; a manager who is not a team manager by their work.
Result<cases::NewEvent> put_in_team(const cases::World& world, const Membership& told, EventId id);

}  // namespace haven::register_
