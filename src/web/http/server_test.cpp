#include "web/http/server.h"

#include <doctest/doctest.h>

#include "web/http/loopback.h"

namespace haven::web {
namespace {

Response greeting(const Request& request) {
  return plain_text("hello " + request.path + " " + request.body);
}

struct Site {
  std::unique_ptr<Server> server;

  explicit Site(Handler handler, ServerOptions options = {}) {
    auto started = Server::start(std::move(options), std::move(handler));
    REQUIRE(started);
    server = std::move(*started);
  }
  std::uint16_t port() const { return server->port(); }
};

Handler greet() {
  return [](Request request, Responder responder) { responder.answer(greeting(request)); };
}

}  // namespace

TEST_CASE("a well-formed request is answered") {
  const Site site(greet());
  Loopback browser(site.port());
  browser.send("GET /a HTTP/1.1\r\nHost: haven\r\n\r\n");
  const auto answer = browser.read_answer();
  CHECK(answer.status == 200);
  CHECK(answer.body == "hello /a ");
}

}  // namespace haven::web
