#pragma once
#include "cases/cases.h"

/// What a person signs in with, as the register keeps it. Nothing else opens fields of class
/// account, and no page shows them.
namespace haven::cases {

struct Credentials {
  std::string password_hash;  ///< As signin::Passwords made it; empty: no password was ever set.
  std::string totp_secret;    ///< Raw bytes; empty: no authenticator was ever enrolled.
};

/// The newest of each. For an id that nobody has, both are empty. Problem: unavailable or broken.
Result<Credentials> credentials(const Cases& cases, PersonId person);

/// The events that set a password anew, and enrol an authenticator.
NewEvent password_set(std::string hash, Instant now);
NewEvent authenticator_enrolled(std::string_view secret, Instant now);

}  // namespace haven::cases
