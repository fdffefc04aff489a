#include "signin/csrf.h"

#include "values/encoding.h"

namespace haven::signin {
namespace {

constexpr std::size_t nonce_bytes = 16;

std::string tag_of(const desk::Secret& secret, SessionId session, std::string_view route,
                   std::string_view nonce) {
  return secret.tag({"signin.form", nonce, session.raw(), route});
}

tl::unexpected<Problem> from_elsewhere() {
  return problem("This request did not come from a page of Haven", "", Problem::Kind::not_allowed);
}

bool changes_nothing(std::string_view method) { return method == "GET" || method == "HEAD"; }

bool follows_a_link(const Arrival& arrival) {
  return arrival.sec_fetch_mode == "navigate" && arrival.sec_fetch_dest == "document";
}

}  // namespace

std::string form_token(const desk::Secret& secret, SessionId session, std::string_view route) {
  const auto nonce = desk::random_bytes(nonce_bytes);
  return to_base32(nonce + tag_of(secret, session, route, nonce));
}

bool is_form_token(const desk::Secret& secret, SessionId session, std::string_view route,
                   std::string_view token) {
  const auto bytes = from_base32(token);
  if (!bytes || bytes->size() < nonce_bytes) return false;
  const auto nonce = bytes->substr(0, nonce_bytes);
  return desk::same_bytes(bytes->substr(nonce_bytes), tag_of(secret, session, route, nonce));
}

Result<void> check_arrival(const Arrival& arrival, std::string_view own_origin) {
  const bool says_here = arrival.sec_fetch_site == "same-origin";
  // "none" is what a person typed or kept as a bookmark; no header is an older browser.
  const bool says_elsewhere =
      !says_here && !arrival.sec_fetch_site.empty() && arrival.sec_fetch_site != "none";
  if (changes_nothing(arrival.method)) {
    if (says_elsewhere && !follows_a_link(arrival)) return from_elsewhere();
    return {};
  }
  if (says_elsewhere) return from_elsewhere();
  if (arrival.origin == own_origin) return {};
  const bool hides_origin = arrival.origin.empty() || arrival.origin == "null";
  if (hides_origin && says_here) return {};
  return from_elsewhere();
}

}  // namespace haven::signin
