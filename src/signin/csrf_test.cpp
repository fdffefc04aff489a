#include "signin/csrf.h"

#include <doctest/doctest.h>

#include "values/random.h"

using namespace haven;
using namespace haven::signin;

namespace {

const auto secret = desk::Secret::random();
const auto session = random_id<SessionId>();

}  // namespace

TEST_CASE("a form's token is good for its session and its route, and for no other") {
  const auto token = form_token(secret, session, "/children/7f3a/missing");
  CHECK(is_form_token(secret, session, "/children/7f3a/missing", token));
  CHECK_FALSE(is_form_token(secret, session, "/children/7f3a/returned", token));
  CHECK_FALSE(is_form_token(secret, random_id<SessionId>(), "/children/7f3a/missing", token));
  CHECK_FALSE(is_form_token(desk::Secret::random(), session, "/children/7f3a/missing", token));
}

TEST_CASE("two pages with the same form carry different bytes") {
  CHECK(form_token(secret, session, "/") != form_token(secret, session, "/"));
}

TEST_CASE("a form's token that is changed by one letter, or is none, is refused") {
  const auto token = form_token(secret, session, "/");
  for (std::size_t i = 0; i < token.size(); ++i) {
    auto changed = token;
    changed[i] = changed[i] == 'a' ? 'b' : 'a';
    CHECK_FALSE(is_form_token(secret, session, "/", changed));
  }
  for (const auto& none : {std::string(), std::string("a"), token.substr(0, 40), token + "aa"})
    CHECK_FALSE(is_form_token(secret, session, "/", none));
}
