#include "signin/cookies.h"

#include <doctest/doctest.h>

using namespace haven;
using namespace haven::signin;

TEST_CASE(
    "under TLS the cookie belongs to this host alone, ends with the browser, is unseen by "
    "scripts") {
  CHECK(session_cookie("abc", Transport::tls) ==
        "__Host-s=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
}

TEST_CASE("on the plain loopback the cookie has the short name and is otherwise the same") {
  CHECK(session_cookie("abc", Transport::plain_loopback) ==
        "s=abc; Path=/; HttpOnly; SameSite=Lax");
}

TEST_CASE("a device's cookie lasts as long as its enrolment") {
  CHECK(device_cookie("abc", Hours(24), Transport::tls) ==
        "__Host-d=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=86400");
}

TEST_CASE("signing out takes the cookie away") {
  CHECK(end_cookie(Cookie::session, Transport::tls) ==
        "__Host-s=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
}

TEST_CASE("a cookie is found among others by its whole name") {
  const auto read = [](std::string_view header) {
    return read_cookie(header, Cookie::session, Transport::tls);
  };
  CHECK(*read("__Host-s=abc") == "abc");
  CHECK(*read("a=1; __Host-s=abc; b=2") == "abc");
  CHECK(*read("a=1;__Host-s=abc=;") == "abc=");
  for (const auto* header : {"", ";", "s=abc", "__Host-sx=abc", "x__Host-s=abc", "__Host-s",
                             "__host-s=abc", "a=__Host-s=abc"})
    CHECK_FALSE(read(header));
}

TEST_CASE("a cookie that was set twice is nobody's") {
  CHECK_FALSE(read_cookie("s=mine; s=theirs", Cookie::session, Transport::plain_loopback));
  CHECK_FALSE(read_cookie("s=mine; s=mine", Cookie::session, Transport::plain_loopback));
}
