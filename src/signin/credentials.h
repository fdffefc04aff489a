#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "signin/password.h"
#include "signin/used_codes.h"
#include "values/ids.h"

/// The name, the password and the code together.
namespace haven::signin {

/// What the register keeps of somebody who may sign in.
struct Account {
  PersonId person;
  std::string password_hash;
  std::optional<std::string> totp_secret;  ///< Nothing: the password alone is long enough.
};

struct Typed {
  std::string_view password;
  std::string_view code;
};

struct Entered {
  PersonId person;
  bool wants_new_hash = false;  ///< The password is kept at another cost than today's.
};

/// What is said of every name, password and code that do not belong together, whichever is wrong.
Problem not_right();

/// Judges what was typed at sign-in, in about a fifth of a second: take it to SlowWork. `account`
/// is empty for a name that nobody has; that costs the same work and gets the same sentence as a
/// wrong password or code. Problem (not_allowed): they do not belong together.
Result<Entered> check_credentials(const std::optional<Account>& account, const Typed& typed,
                                  const Passwords& passwords, UsedCodes& codes, Instant now);

}  // namespace haven::signin
