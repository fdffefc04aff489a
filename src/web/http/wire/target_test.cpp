#include "web/http/wire/target.h"

#include <doctest/doctest.h>

#include "web/http/request.h"
#include "web/http/wire/cookies.h"

namespace haven::web {

TEST_CASE("a path and its query are decoded") {
  const auto target = read_target("/children/caf%C3%A9?q=a+b&q=c");
  REQUIRE(target);
  CHECK(target->path == "/children/café");
  CHECK(target->query.all("q") == std::vector<std::string>{"a b", "c"});
  CHECK(read_target("/")->path == "/");
  CHECK(read_target("/a/")->path == "/a/");
  CHECK(read_target("/a+b")->path == "/a+b");
  CHECK(read_target("/...")->path == "/...");
}

TEST_CASE("a path that could mean another page to another reader is refused") {
  for (const char* bad :
       {"//a", "/a//b", "/./a", "/a/..", "/a/../b", "/%2e%2e/a", "/a/%2E", "/a%2Fb", "/a%5Cb",
        "/a%00", "/a%0Ab", "/a%", "/a%2", "/a%zz", "/%FF", "/%C0%AE%C0%AE/", "/%252e", "/a?b=%"})
    CHECK_FALSE(read_target(bad));
}

TEST_CASE("cookies are read by name, and what is not a cookie is passed over") {
  const Fields cookies = read_cookies("a=1; __Host-s=x=y;; junk; =z; b=");
  CHECK(cookies.get("a") == "1");
  CHECK(cookies.get("__Host-s") == "x=y");
  CHECK(cookies.has("b"));
  CHECK(cookies.size() == 3);
}

TEST_CASE("a cookie that was set twice is nobody's") {
  Request request;
  request.cookies = read_cookies("a=1; s=mine; s=theirs; d=twice; d=twice");
  CHECK(request.cookie("a") == "1");
  CHECK(request.cookie("s").empty());
  CHECK(request.cookie("d").empty());
  CHECK(request.cookie("none").empty());
}

TEST_CASE("of more cookies than anybody sets none is read, lest a second be overlooked") {
  std::string many;
  for (int i = 0; i < 50; ++i) many += "c" + std::to_string(i) + "=1; ";
  CHECK(read_cookies(many).size() == 50);
  CHECK(read_cookies(many + "c0=2").empty());
}

TEST_CASE("a cookie is never readable by script, and secure where it can be") {
  CHECK(write_cookie({.name = "__Host-s", .value = "v"}, true) ==
        "__Host-s=v; Path=/; HttpOnly; SameSite=Lax; Secure");
  CHECK(write_cookie({.name = "s", .same_site = Cookie::SameSite::strict}, false) ==
        "s=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

}  // namespace haven::web
