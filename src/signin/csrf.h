#pragma once
#include <string>
#include <string_view>

#include "desk/secret.h"
#include "signin/session.h"

/// Whether a request was made on one of our pages by the person who is signed in, and not by
/// another site through their browser (OWASP ASVS 5.0, 3.5).
namespace haven::signin {

/// For one form of one session: a nonce, so that no two pages carry the same bytes, and an HMAC of
/// nonce, session and route. It is good for the life of the session, at most ten hours, so that a
/// long form can be sent however long it was open; a step-up in another tab does not spoil it.
std::string form_token(const desk::Secret& secret, SessionId session, std::string_view route);
bool is_form_token(const desk::Secret& secret, SessionId session, std::string_view route,
                   std::string_view token);

}  // namespace haven::signin
