#include "web/http/fault.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <new>
#include <stdexcept>

#include "web/http/loopback.h"
#include "web/http/workers.h"

namespace haven::web {
namespace {

/// What is said on standard error while it lives.
class Heard {
 public:
  Heard() : file_(std::tmpfile()), before_(::dup(STDERR_FILENO)) {
    ::dup2(::fileno(file_), STDERR_FILENO);
  }
  ~Heard() {
    ::dup2(before_, STDERR_FILENO);
    ::close(before_);
    std::fclose(file_);
  }
  Heard(const Heard&) = delete;
  Heard& operator=(const Heard&) = delete;

  std::string words() const {
    std::string all(4096, '\0');
    const auto size = ::pread(::fileno(file_), all.data(), all.size(), 0);
    all.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return all;
  }

 private:
  std::FILE* file_;
  int before_;
};

void throw_as(std::string_view path) {
  if (path == "/words") throw std::runtime_error("the cellar is\nunder water");
  if (path == "/number") throw 7;
  if (path == "/memory") throw std::bad_alloc();
}

Response fault_page(std::string_view id) { return plain_text("fault " + std::string(id), 500); }

Loopback::Answer asked(const Server& server, const std::string& path) {
  Loopback browser(server.port());
  browser.send("GET " + path + "?name=Thandiwe HTTP/1.1\r\nHost: haven\r\n\r\n");
  return browser.read_answer();
}

/// Whatever is thrown is answered 500 and said on standard error, and the next is served.
void check_that_it_goes_on(const Server& server) {
  const Heard heard;
  for (const auto* path : {"/words", "/number", "/memory"}) {
    CHECK(asked(server, path).status == 500);
    CHECK(asked(server, "/fine").body == "fine");
  }
  CHECK(heard.words().find(": the cellar is?under water\n") != std::string::npos);
}

std::unique_ptr<Server> started(Reception reception) {
  return Server::start(ServerOptions{}, std::move(reception)).value();
}

}  // namespace

TEST_CASE("a page that throws anything is answered 500 with an id, and its thread goes on") {
  Workers workers(1, 10);
  const auto server = started([&](const Request& request, const Responder& responder) {
    CHECK(workers.post([path = request.path, responder] {
      answer_or_fault(
          responder,
          [&] {
            throw_as(path);
            responder.answer(plain_text("fine"));
          },
          fault_page);
    }));
  });
  const Heard heard;
  std::string ids;
  for (const auto* path : {"/words", "/number", "/memory"}) {
    const auto answer = asked(*server, path);
    CHECK(answer.status == 500);
    REQUIRE(answer.body.size() == std::string("fault ").size() + 8);
    CHECK(ids.find(answer.body) == std::string::npos);
    ids += answer.body;
    CHECK(heard.words().find("haven: " + answer.body + ": ") != std::string::npos);
    CHECK(asked(*server, "/fine").body == "fine");
  }
  CHECK(heard.words().find(": the cellar is?under water\n") != std::string::npos);
  CHECK(heard.words().find("Thandiwe") == std::string::npos);
}

TEST_CASE("what was answered before something was thrown stays the answer") {
  const auto server = started([&](const Request& request, const Responder& responder) {
    answer_or_fault(
        responder,
        [&] {
          responder.answer(plain_text("fine"));
          throw_as(request.path);
        },
        fault_page);
  });
  const Heard heard;
  CHECK(asked(*server, "/number").body == "fine");
  CHECK(heard.words().find("haven: fault ") == 0);
}

TEST_CASE("work that throws without anybody catching it is answered 500, and the thread goes on") {
  Workers workers(1, 10);
  const auto server = started([&](const Request& request, const Responder& responder) {
    CHECK(workers.post([path = request.path, responder] {
      throw_as(path);
      responder.answer(plain_text("fine"));
    }));
  });
  check_that_it_goes_on(*server);
}

TEST_CASE("a reception that throws on the loop is answered 500, and said on standard error") {
  const auto server = started([&](const Request& request, const Responder& responder) {
    throw_as(request.path);
    responder.answer(plain_text("fine"));
  });
  check_that_it_goes_on(*server);
}

TEST_CASE("a connection that ends by something thrown is over, and the next is served") {
  ServerOptions options;
  options.error_page = [](int) -> Response { throw 7; };
  const auto server = Server::start(std::move(options), [](const Request&, const Responder& gets) {
                        gets.answer(plain_text("fine"));
                      }).value();
  const Heard heard;
  {
    Loopback browser(server->port());
    browser.send("NONSENSE\r\n\r\n");
    CHECK(browser.is_closed());
  }
  CHECK(asked(*server, "/fine").body == "fine");
  server->drain(Seconds(5));
  CHECK(server->metrics().find("\nhaven_http_connections 0\n") != std::string::npos);
}

}  // namespace haven::web
