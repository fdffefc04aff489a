#include "signin/csrf.h"

#include <doctest/doctest.h>

using namespace haven;
using namespace haven::signin;

namespace {

const auto secret = desk::Secret::random();
const auto session = desk::random_id<SessionId>();
constexpr auto own = "https://haven.example";

bool comes_in(const Arrival& arrival) { return check_arrival(arrival, own).has_value(); }

}  // namespace

TEST_CASE("a form's token is good for its session and its route, and for no other") {
  const auto token = form_token(secret, session, "/children/7f3a/missing");
  CHECK(is_form_token(secret, session, "/children/7f3a/missing", token));
  CHECK_FALSE(is_form_token(secret, session, "/children/7f3a/returned", token));
  CHECK_FALSE(is_form_token(secret, desk::random_id<SessionId>(), "/children/7f3a/missing", token));
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

TEST_CASE("a form sent from our own page comes in") {
  CHECK(comes_in({"POST", own, "same-origin", "navigate", "document"}));
  CHECK(comes_in({"POST", own, "", "", ""}));
}

TEST_CASE("a form sent under Referrer-Policy no-referrer comes in by Sec-Fetch-Site") {
  CHECK(comes_in({"POST", "null", "same-origin", "navigate", "document"}));
  CHECK(comes_in({"POST", "", "same-origin", "navigate", "document"}));
}

TEST_CASE("a form sent from anywhere else does not come in") {
  for (const auto* origin :
       {"https://evil.example", "http://haven.example", "https://haven.example:8443",
        "https://haven.example.evil.example", "https://sub.haven.example", "null", ""})
    for (const auto* site : {"", "cross-site", "same-site", "none", "SAME-ORIGIN"})
      CHECK_FALSE(comes_in({"POST", origin, site, "navigate", "document"}));
}

TEST_CASE("our own Origin does not help a request that the browser says is from elsewhere") {
  for (const auto* site : {"cross-site", "same-site", "unheard-of"})
    CHECK_FALSE(comes_in({"POST", own, site, "cors", "empty"}));
}

TEST_CASE("a claim to come from here does not help a request with another Origin") {
  CHECK_FALSE(comes_in({"POST", "https://evil.example", "same-origin", "cors", "empty"}));
}

TEST_CASE("every method that is not GET or HEAD is judged like POST") {
  for (const auto* method : {"PUT", "DELETE", "PATCH", "OPTIONS", "get", "", "GET "}) {
    CHECK_FALSE(comes_in({method, "https://evil.example", "cross-site", "navigate", "document"}));
    CHECK_FALSE(comes_in({method, "", "", "", ""}));
  }
}

TEST_CASE("a link that is followed from elsewhere, typed or bookmarked opens a page") {
  CHECK(comes_in({"GET", "", "cross-site", "navigate", "document"}));
  CHECK(comes_in({"GET", "", "same-site", "navigate", "document"}));
  CHECK(comes_in({"GET", "", "none", "navigate", "document"}));
  CHECK(comes_in({"GET", "", "", "", ""}));
  CHECK(comes_in({"HEAD", "", "none", "navigate", "document"}));
}

TEST_CASE("another site's frame, image, script or fetch gets nothing") {
  CHECK_FALSE(comes_in({"GET", "", "cross-site", "navigate", "iframe"}));
  CHECK_FALSE(comes_in({"GET", "", "cross-site", "no-cors", "image"}));
  CHECK_FALSE(comes_in({"GET", "", "cross-site", "no-cors", "script"}));
  CHECK_FALSE(comes_in({"GET", "https://evil.example", "cross-site", "cors", "empty"}));
  CHECK_FALSE(comes_in({"GET", "", "same-site", "cors", "document"}));
}

TEST_CASE("our own pages may fetch what they need") {
  CHECK(comes_in({"GET", "", "same-origin", "cors", "empty"}));
  CHECK(comes_in({"GET", "", "same-origin", "no-cors", "style"}));
}
