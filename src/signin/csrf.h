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

/// The headers that a browser writes and a page cannot; empty when absent.
struct Arrival {
  std::string_view method;
  std::string_view origin;
  std::string_view sec_fetch_site;
  std::string_view sec_fetch_mode;
  std::string_view sec_fetch_dest;
};

/// `own_origin` such as "https://haven.example". From elsewhere only a link that is followed comes
/// in: GET or HEAD of a whole page. Anything that changes something says that it comes from here,
/// by Origin, or by Sec-Fetch-Site where the page's Referrer-Policy made Origin "null" (Fetch
/// Standard, "append a request Origin header"). Problem (not_allowed).
Result<void> check_arrival(const Arrival& arrival, std::string_view own_origin);

}  // namespace haven::signin
