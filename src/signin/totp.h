#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "values/moment.h"

/// One-time codes from an authenticator (RFC 6238): 6 digits, SHA-1, steps of 30 seconds, one step
/// of drift either way, each code once.
namespace haven::signin {

/// Which step a code was for: Unix time / 30.
using TotpStep = std::int64_t;

/// The last step whose code can be accepted at `now`.
TotpStep newest_step(Instant now);

/// 20 random bytes, to be shared with the authenticator once.
std::string new_totp_secret();

/// The secret for typing: "JBSW Y3DP ...".
std::string totp_secret_words(std::string_view secret);

/// What the square picture holds: "otpauth://totp/Haven:amara.o?secret=...&issuer=Haven".
std::string otpauth_url(std::string_view secret, std::string_view account);

/// The step whose code was given, which the caller keeps and gives back as `last` the next time;
/// nothing when the code is wrong, too old, or for a step up to `last`. Blanks in `code` do not
/// matter.
std::optional<TotpStep> accept_totp(std::string_view secret, std::string_view code, Instant now,
                                    std::optional<TotpStep> last);

}  // namespace haven::signin
