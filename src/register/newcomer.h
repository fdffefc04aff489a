#pragma once
#include "cases/cases.h"

/// A person who joins the register.
namespace haven::register_ {

struct Newcomer {
  std::string organisation;  ///< "o:…"; may be one that is added at the same time.
  std::string kind;          ///< The organisation's.
  std::string name;
  std::string sign_in;
  std::string email;
  std::string phone;
  std::vector<std::string> roles;
  Date trained_until;
  Date vetted_until;
};

struct NewcomerIds {
  EventId added, role, cleared;
};

/// The events with which the person's stream begins. Problem: the first answer that cannot be kept:
/// no "name"; a "sign_in" that is not small letters, digits, dots and hyphens, or is somebody
/// else's; an "email" that is no address; "roles", as of check_roles.
Result<std::vector<cases::NewEvent>> join(const cases::World& world, const Newcomer& told,
                                          const NewcomerIds& ids);

}  // namespace haven::register_
