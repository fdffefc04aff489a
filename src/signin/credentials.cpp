#include "signin/credentials.h"

namespace haven::signin {

Problem not_right() {
  return {"The sign-in name, password or code is not right", "", Problem::Kind::not_allowed};
}

Result<Entered> check_credentials(const std::optional<Account>& account, const Typed& typed,
                                  const Passwords& passwords, UsedCodes& codes, Instant now) {
  const auto refused = tl::unexpected(not_right());
  if (!account) {
    passwords.check_nobody(typed.password);
    return refused;
  }
  const auto match = passwords.check(account->password_hash, typed.password);
  // A code is used up only by somebody who knows the password.
  if (match == Match::no) return refused;
  if (account->totp_secret) {
    const auto used = codes.use(account->person, *account->totp_secret, typed.code, now);
    if (!used && used.error().kind == Problem::Kind::not_allowed) return refused;
    TRY(used);
  }
  return Entered{account->person, match == Match::yes_hash_again};
}

}  // namespace haven::signin
