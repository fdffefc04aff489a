#include "signin/csrf.h"

#include "values/encoding.h"
#include "values/random.h"

namespace haven::signin {
namespace {

constexpr std::size_t nonce_bytes = 16;

std::string tag_of(const desk::Secret& secret, SessionId session, std::string_view route,
                   std::string_view nonce) {
  return secret.tag({"signin.form", nonce, session.raw(), route});
}

}  // namespace

std::string form_token(const desk::Secret& secret, SessionId session, std::string_view route) {
  const auto nonce = random_bytes(nonce_bytes);
  return to_base32(nonce + tag_of(secret, session, route, nonce));
}

bool is_form_token(const desk::Secret& secret, SessionId session, std::string_view route,
                   std::string_view token) {
  const auto bytes = from_base32(token);
  if (!bytes || bytes->size() < nonce_bytes) return false;
  const auto nonce = bytes->substr(0, nonce_bytes);
  return desk::same_bytes(bytes->substr(nonce_bytes), tag_of(secret, session, route, nonce));
}

}  // namespace haven::signin
