#include "web/routes.h"

#include <doctest/doctest.h>

#include "web/http/loopback.h"

namespace haven::web {

TEST_CASE("who is not signed in may send 4 KiB, whatever the address") {
  for (const auto* path : {"/sign-in", "/csp", "/welcome/aaaa-bbbb", "/devices/aaaa-bbbb",
                           "/demo/sign-in", "/demo/clock", "/", "/nowhere/at/all", "/today"}) {
    CAPTURE(path);
    CHECK(longest_body(path) == 4096);
  }
}

TEST_CASE("a page for people who are signed in takes what its form can hold") {
  for (const auto* path : {"/concern", "/drafts", "/children/1/missing/report", "/break-glass"}) {
    CAPTURE(path);
    CHECK(longest_body(path) == 1024 * 1024);
  }
}

TEST_CASE("a body that is too long is refused before it is read") {
  ServerOptions options;
  options.longest_body = longest_body;
  options.error_page = error_page;
  const auto server =
      Server::start(std::move(options), [](const Request& request, const Responder& responder) {
        responder.answer(plain_text(std::to_string(request.body.size())));
      }).value();
  const auto answer_to = [&](const std::string& headers) {
    Loopback browser(server->port());
    browser.send("POST /sign-in HTTP/1.1\r\nHost: haven\r\n" + headers);
    return browser.read_answer();
  };
  const auto refused = answer_to("Content-Length: 4097\r\n\r\n");
  CHECK(refused.status == 413);
  CHECK(refused.body.find("too large") != std::string::npos);
  CHECK(answer_to("Content-Length: 4096\r\n\r\n" + std::string(4096, 'x')).body == "4096");
}

}  // namespace haven::web
