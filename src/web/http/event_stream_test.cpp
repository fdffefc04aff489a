#include "web/http/event_stream.h"

#include <doctest/doctest.h>

#include <future>
#include <optional>
#include <thread>

#include "web/http/loopback.h"
#include "web/http/server.h"

namespace haven::web {
namespace {

/// A server whose every answer is a stream, and the streams it gave out.
struct StreamingServer {
  std::unique_ptr<Server> server;
  std::promise<EventStream> opened;

  explicit StreamingServer(Seconds longest = Seconds(60)) {
    ServerOptions options;
    options.limits.stream = longest;
    options.limits.between_comments = Seconds(1);
    auto started = Server::start(
        options, [this](Request, Responder responder) { opened.set_value(responder.stream()); });
    REQUIRE(started);
    server = std::move(*started);
  }
  EventStream next() { return opened.get_future().get(); }
};

constexpr const char* ask = "GET /live HTTP/1.1\r\nHost: haven\r\n\r\n";

bool closes_within(const EventStream& stream, Seconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  while (stream.is_open() && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return !stream.is_open();
}

}  // namespace

TEST_CASE("a board hears what is sent from any thread, as it is sent") {
  StreamingServer streaming;
  Loopback browser(streaming.server->port());
  browser.send(ask);
  const EventStream stream = streaming.next();
  CHECK(browser.read_until("\r\n\r\n"));
  CHECK(browser.unread().find("Content-Type: text/event-stream\r\n") != std::string::npos);
  CHECK(browser.unread().find("Content-Length") == std::string::npos);
  std::thread([&] { CHECK(stream.send("row", "7", "a\nb") == EventStream::Sent::yes); }).join();
  CHECK(browser.read_until("event: row\nid: 7\ndata: a\ndata: b\n\n"));
}

TEST_CASE("a silent board says that it is alive") {
  StreamingServer streaming;
  Loopback browser(streaming.server->port());
  browser.send(ask);
  const EventStream stream = streaming.next();
  CHECK(browser.read_until("\n\n:\n\n"));
}

TEST_CASE("a board that was closed in the browser is known to be closed") {
  StreamingServer streaming;
  std::optional<EventStream> stream;
  {
    Loopback browser(streaming.server->port());
    browser.send(ask);
    stream = streaming.next();
    CHECK(stream->is_open());
  }
  CHECK(closes_within(*stream, Seconds(5)));
  CHECK(stream->send("row", "1", "x") == EventStream::Sent::closed);
}

TEST_CASE("a board that is closed here ends in the browser, after what was sent before") {
  StreamingServer streaming;
  Loopback browser(streaming.server->port());
  browser.send(ask);
  const EventStream stream = streaming.next();
  CHECK(stream.send("row", "1", "last") == EventStream::Sent::yes);
  stream.close();
  CHECK(browser.is_closed());
  CHECK(browser.unread().ends_with("event: row\nid: 1\ndata: last\n\n"));
}

TEST_CASE("a board is closed in time, so that leave to see it is asked again") {
  StreamingServer streaming(Seconds(1));
  Loopback browser(streaming.server->port());
  browser.send(ask);
  const EventStream stream = streaming.next();
  CHECK(browser.is_closed());
  CHECK(closes_within(stream, Seconds(1)));
}

TEST_CASE("a browser that takes nothing is not kept in memory") {
  StreamingServer streaming;
  Loopback browser(streaming.server->port());
  browser.send(ask);
  const EventStream stream = streaming.next();
  const std::string large(32 * 1024, 'x');
  int sent = 0;
  while (sent < 10'000 && stream.send("row", "1", large) == EventStream::Sent::yes) ++sent;
  CHECK(sent < 10'000);
  CHECK_FALSE(stream.is_open());
}

TEST_CASE("boards end when the server stops") {
  StreamingServer streaming;
  Loopback browser(streaming.server->port());
  browser.send(ask);
  const EventStream stream = streaming.next();
  streaming.server->drain(Seconds(5));
  CHECK_FALSE(stream.is_open());
  CHECK(browser.is_closed());
}

TEST_CASE("a stream may be used after the server is gone") {
  std::optional<EventStream> stream;
  {
    StreamingServer streaming;
    Loopback browser(streaming.server->port());
    browser.send(ask);
    stream = streaming.next();
  }
  stream->send("row", "1", "x");
  stream->close();
}

}  // namespace haven::web
