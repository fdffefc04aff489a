#include "web/http/server.h"

#include <doctest/doctest.h>

#include <future>
#include <thread>

#include "web/http/loopback.h"
#include "web/http/workers.h"

namespace haven::web {
namespace {

using Asked = Loopback::Asked;

/// Answers with what it was asked.
void echo(Request request, Responder responder) {
  responder.answer(plain_text(request.path + "|" + request.body + "|" +
                              std::string(request.form.get("name")) + "|" +
                              std::string(request.cookie("s"))));
}

/// Short limits, so that slowness can be tried.
ServerOptions impatient() {
  ServerOptions options;
  options.limits.to_send_head = Seconds(1);
  options.limits.to_send_body = Seconds(1);
  options.limits.idle = Seconds(1);
  options.limits.stream = Seconds(2);
  options.limits.between_comments = Seconds(1);
  options.longest_body = [](std::string_view path) -> std::size_t {
    return path == "/photo" ? 100'000 : 1000;
  };
  options.error_page = [](int status) { return page("Error " + std::to_string(status), status); };
  return options;
}

std::unique_ptr<Server> started(Reception reception, ServerOptions options = impatient()) {
  auto server = Server::start(std::move(options), std::move(reception));
  REQUIRE(server);
  return std::move(*server);
}

/// The status of the answer to `bytes`, which must be the last of the connection when it is 400 or
/// more.
int status_of(const Server& server, std::string_view bytes) {
  Loopback browser(server.port());
  browser.send(bytes);
  const auto answer = browser.read_answer();
  if (answer.status >= 400) {
    CHECK(answer.has("Connection: close"));
    CHECK(answer.body == "Error " + std::to_string(answer.status));
    browser.finish_sending();
    CHECK(browser.is_closed());
    CHECK(browser.unread().empty());
  }
  return answer.status;
}

std::string post(const std::string& path, const std::string& type, const std::string& body) {
  return "POST " + path + " HTTP/1.1\r\nHost: haven\r\nContent-Type: " + type +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

TEST_CASE("a well-formed request is answered, with the policy of every page") {
  const auto server = started(echo);
  Loopback browser(server->port());
  browser.send("GET /a HTTP/1.1\r\nHost: haven\r\nCookie: s=1\r\n\r\n");
  const auto answer = browser.read_answer();
  CHECK(answer.status == 200);
  CHECK(answer.body == "/a|||1");
  CHECK(answer.has("Content-Security-Policy: default-src 'none'"));
  CHECK(answer.has("Cache-Control: no-store"));
  CHECK_FALSE(answer.has("Connection: close"));
}

TEST_CASE("answers come in the order of the questions, however they are sent") {
  Workers workers(4, 100);
  const auto server = started([&](Request request, Responder responder) {
    // The first of them takes longest.
    const auto pause = std::chrono::milliseconds(request.path == "/0" ? 100 : 1);
    CHECK(workers.post([pause, responder, path = request.path] {
      std::this_thread::sleep_for(pause);
      responder.answer(plain_text(path));
    }));
  });
  Loopback browser(server->port());
  std::string all;
  for (int i = 0; i < 20; ++i)
    all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: haven\r\n\r\n";
  browser.send(all);
  for (int i = 0; i < 20; ++i) CHECK(browser.read_answer().body == "/" + std::to_string(i));
}

TEST_CASE("a request is understood however it is cut into packets") {
  const auto server = started(echo);
  Loopback browser(server->port());
  const std::string whole = post("/a", "application/x-www-form-urlencoded", "name=Ama");
  for (const char c : whole) browser.send(std::string_view(&c, 1));
  CHECK(browser.read_answer().body == "/a||Ama|");
}

TEST_CASE("a cookie that comes in two headers is nobody's") {
  const auto server = started([](const Request& request, const Responder& responder) {
    responder.answer(
        plain_text(std::string(request.cookie("s")) + "|" + std::string(request.cookie("d"))));
  });
  Loopback browser(server->port());
  browser.send("GET / HTTP/1.1\r\nHost: haven\r\nCookie: s=mine; d=1\r\nCookie: s=theirs\r\n\r\n");
  CHECK(browser.read_answer().body == "|1");
}

TEST_CASE("a body in chunks is refused before any of it is read, and so is what comes after") {
  const auto server = started(echo);
  Loopback browser(server->port());
  browser.send("POST /a HTTP/1.1\r\nHost: haven\r\nTransfer-Encoding: chunked\r\n\r\n");
  browser.send("3\r\nabc\r\n0\r\n\r\nGET /b HTTP/1.1\r\nHost: haven\r\n\r\n");
  const auto answer = browser.read_answer();
  CHECK(answer.status == 501);
  CHECK(answer.body == "Error 501");
  CHECK(browser.is_closed());
}

TEST_CASE("what could be smuggled past us is refused, and nothing after it is read") {
  const auto server = started(echo);
  const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: haven\r\n\r\n";
  for (const char* headers :
       {"Content-Length: 0\r\nContent-Length: 5\r\n", "Content-Length: +0\r\n",
        "Content-Length : 0\r\n", "X: a\r\n Content-Length: 5\r\n", "Host: other\r\n",
        "X: a\rY: b\r\n", "X: a\nY: b\r\n"}) {
    CAPTURE(headers);
    CHECK(status_of(*server, "POST /a HTTP/1.1\r\nHost: haven\r\n" + std::string(headers) + "\r\n" +
                                 hidden) == 400);
  }
  CHECK(status_of(*server, "GET / HTTP/1.1\r\n\r\n") == 400);
  CHECK(status_of(*server, "GET http://other/ HTTP/1.1\r\nHost: haven\r\n\r\n") == 400);
  CHECK(status_of(*server, "GET /../a HTTP/1.1\r\nHost: haven\r\n\r\n") == 400);
  CHECK(status_of(*server, "GET /\r\n\r\n") == 400);
}

TEST_CASE("only GET, HEAD and POST are asked of us") {
  const auto server = started(echo);
  for (const char* method : {"PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PATCH", "get", "FOO"})
    CHECK(status_of(*server, std::string(method) + " / HTTP/1.1\r\nHost: haven\r\n\r\n") == 405);
}

TEST_CASE("HEAD is answered like GET, without the body") {
  const auto server = started(echo);
  Loopback browser(server->port());
  browser.send("HEAD /a HTTP/1.1\r\nHost: haven\r\n\r\nGET /b HTTP/1.1\r\nHost: haven\r\n\r\n");
  const auto head = browser.read_answer(Asked::head);
  CHECK(head.status == 200);
  CHECK(head.header("Content-Length") == "5");
  CHECK(browser.read_answer().body == "/b|||");
}

TEST_CASE("who waits for leave to send a body gets it, unless the body is too long") {
  const auto server = started(echo);
  Loopback browser(server->port());
  const std::string head = "POST /a HTTP/1.1\r\nHost: haven\r\nExpect: 100-continue\r\n";
  browser.send(head + "Content-Length: 3\r\n\r\n");
  CHECK(browser.read_answer().status == 100);
  browser.send("abc");
  CHECK(browser.read_answer().body == "/a|abc||");
  CHECK(status_of(*server, head + "Content-Length: 1001\r\n\r\n") == 413);
}

TEST_CASE("a body that is too long is refused by its length, before it is sent") {
  const auto server = started(echo);
  CHECK(status_of(*server, "POST /a HTTP/1.1\r\nHost: haven\r\nContent-Length: 1001\r\n\r\n") ==
        413);
  CHECK(status_of(*server, post("/photo", "text/plain", std::string(1001, 'x'))) == 200);
}

TEST_CASE("the page of a refusal is read even by who goes on sending") {
  const auto server = started(echo);
  Loopback browser(server->port());
  browser.send("POST /a HTTP/1.1\r\nHost: haven\r\nContent-Length: 3000000\r\n\r\n");
  browser.send(std::string(3'000'000, 'x'));
  const auto answer = browser.read_answer();
  CHECK(answer.status == 413);
  CHECK(answer.body == "Error 413");
}

TEST_CASE("a head that is too long is refused") {
  const auto server = started(echo);
  const std::string start = "GET /a HTTP/1.1\r\nHost: haven\r\n";
  CHECK(status_of(*server, "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\n\r\n") == 414);
  CHECK(status_of(*server, start + "X: " + std::string(17'000, 'a') + "\r\n\r\n") == 431);
  std::string many = start;
  for (int i = 0; i < 64; ++i) many += "X: a\r\n";
  CHECK(status_of(*server, many + "\r\n") == 431);
}

TEST_CASE("a form that cannot be read is refused with a page") {
  const auto server = started(echo);
  CHECK(status_of(*server, post("/a", "application/x-www-form-urlencoded", "a=%zz")) == 400);
  CHECK(status_of(*server, post("/a", "multipart/form-data; boundary=X", "words")) == 400);
}

TEST_CASE("half a head is not waited for") {
  const auto server = started(echo);
  Loopback browser(server->port());
  browser.send("GET /a HTTP/1.1\r\nHost: ha");
  CHECK(browser.read_answer().status == 408);
  CHECK(browser.is_closed());
}

TEST_CASE("half a body is not waited for") {
  const auto server = started(echo);
  Loopback browser(server->port());
  browser.send("POST /a HTTP/1.1\r\nHost: haven\r\nContent-Length: 10\r\n\r\nabc");
  CHECK(browser.read_answer().status == 408);
  CHECK(browser.is_closed());
}

TEST_CASE("a head that trickles in has no longer than one that stops") {
  const auto server = started(echo);
  Loopback browser(server->port());
  const auto begin = std::chrono::steady_clock::now();
  const auto pause = std::chrono::milliseconds(100);
  while (browser.send("X") && std::chrono::steady_clock::now() - begin < Seconds(6))
    std::this_thread::sleep_for(pause);
  CHECK(std::chrono::steady_clock::now() - begin < Seconds(5));
}

TEST_CASE("an idle connection is closed without a word") {
  const auto server = started(echo);
  Loopback browser(server->port());
  CHECK(browser.is_closed());
  CHECK(browser.unread().empty());
}

TEST_CASE("an HTTP/1.0 client is answered, and the connection closed") {
  const auto server = started(echo);
  Loopback browser(server->port());
  browser.send("GET /a HTTP/1.0\r\nHost: haven\r\nConnection: keep-alive\r\n\r\n");
  CHECK(browser.read_answer().has("Connection: close"));
  browser.finish_sending();
  CHECK(browser.is_closed());
}

TEST_CASE("connections beyond the limit are turned away with a 503") {
  auto options = impatient();
  options.limits.connections = 2;
  const auto server = started(echo, options);
  Loopback first(server->port());
  Loopback second(server->port());
  first.send("GET /a HTTP/1.1\r\nHost: haven\r\n\r\n");
  second.send("GET /b HTTP/1.1\r\nHost: haven\r\n\r\n");
  CHECK(first.read_answer().status == 200);
  CHECK(second.read_answer().status == 200);
  Loopback third(server->port());
  const auto answer = third.read_answer();
  CHECK(answer.status == 503);
  CHECK(answer.header("Retry-After") == "5");
}

TEST_CASE("a request that nobody answers gets the page of an error") {
  const auto server = started([](Request, Responder) {});
  Loopback browser(server->port());
  browser.send("GET /a HTTP/1.1\r\nHost: haven\r\n\r\n");
  const auto answer = browser.read_answer();
  CHECK(answer.status == 500);
  CHECK(answer.body == "Error 500");
}

TEST_CASE("what a library throws ends as the page of an error") {
  const auto server = started([](Request, Responder) { throw std::bad_alloc(); });
  Loopback browser(server->port());
  browser.send("GET /a HTTP/1.1\r\nHost: haven\r\n\r\n");
  CHECK(browser.read_answer().status == 500);
}

TEST_CASE("a request is answered once") {
  const auto server = started([](Request, Responder responder) {
    responder.answer(plain_text("first"));
    responder.answer(plain_text("second"));
    CHECK_FALSE(responder.stream().is_open());
  });
  Loopback browser(server->port());
  browser.send("GET /a HTTP/1.1\r\nHost: haven\r\nConnection: close\r\n\r\n");
  CHECK(browser.read_answer().body == "first");
  browser.finish_sending();
  CHECK(browser.is_closed());
  CHECK(browser.unread().empty());
}

TEST_CASE("an answer may come after the server is gone") {
  std::promise<Responder> asked;
  std::optional<Responder> kept;
  {
    const auto server =
        started([&](Request, Responder responder) { asked.set_value(std::move(responder)); });
    Loopback browser(server->port());
    browser.send("GET /a HTTP/1.1\r\nHost: haven\r\n\r\n");
    kept = asked.get_future().get();
  }
  kept->answer(plain_text("late"));
}

TEST_CASE("a taken port is said to be taken, whether or not loops share it") {
  const auto server = started(echo);
  for (const std::size_t loops : {1, 2}) {
    ServerOptions options;
    options.port = server->port();
    options.loops = loops;
    const auto second = Server::start(options, echo);
    REQUIRE_FALSE(second);
    CHECK(second.error().says.find("cannot listen") != std::string::npos);
  }
}

TEST_CASE("an address that is none is said to be none") {
  ServerOptions options;
  options.address = "nowhere";
  const auto server = Server::start(options, echo);
  REQUIRE_FALSE(server);
  CHECK(server.error().where == "address");
}

TEST_CASE("two loops answer on one port") {
  auto options = impatient();
  options.loops = 2;
  const auto server = started(echo, options);
  for (int i = 0; i < 20; ++i) {
    Loopback browser(server->port());
    browser.send("GET /a HTTP/1.1\r\nHost: haven\r\n\r\n");
    CHECK(browser.read_answer().status == 200);
  }
}

TEST_CASE("what is under way is answered before the server stops, and nothing new is begun") {
  Workers workers(1, 10);
  const auto server = started([&](Request, Responder responder) {
    CHECK(workers.post([responder] {
      std::this_thread::sleep_for(std::chrono::milliseconds(400));
      responder.answer(plain_text("done"));
    }));
  });
  Loopback busy(server->port());
  Loopback idle(server->port());
  const auto port = server->port();
  busy.send("GET /a HTTP/1.1\r\nHost: haven\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  std::thread draining([&] { server->drain(Seconds(10)); });
  const auto answer = busy.read_answer();
  CHECK(answer.body == "done");
  CHECK(answer.has("Connection: close"));
  CHECK(idle.is_closed());
  busy.finish_sending();
  draining.join();
  CHECK(server->metrics().find("haven_http_connections 0\n") != std::string::npos);
  Loopback late(port);
  CHECK_FALSE(late.is_connected());
}

TEST_CASE("what is counted says nothing about anyone") {
  const auto server = started(echo);
  status_of(*server, "GET /children/amara HTTP/1.1\r\nHost: haven\r\n\r\n");
  status_of(*server, "nonsense\r\n\r\n");
  const std::string metrics = server->metrics();
  CHECK(metrics.find("haven_http_answers_total{status=\"2xx\"} 1\n") != std::string::npos);
  CHECK(metrics.find("haven_http_answers_total{status=\"4xx\"} 1\n") != std::string::npos);
  CHECK(metrics.find("haven_http_refused_total 1\n") != std::string::npos);
  CHECK(metrics.find("haven_http_answer_seconds_count 2\n") != std::string::npos);
  CHECK(metrics.find("amara") == std::string::npos);
  CHECK(metrics.find("127.0.0.1") == std::string::npos);
}

}  // namespace haven::web
