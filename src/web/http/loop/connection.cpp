#include "web/http/loop/connection.h"
// Asio's switches come first.
#include <array>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include "web/http/fault.h"
#include "web/http/spent.h"
#include "web/http/wire/head.h"
#include "web/http/wire/writer.h"

namespace haven::web {
namespace {

constexpr std::size_t read_size = std::size_t{16} * 1024;
constexpr std::size_t slowest_bytes_a_second = std::size_t{32} * 1024;
constexpr Seconds longest_linger{2};
constexpr std::size_t most_lingering_bytes = std::size_t{4} * 1024 * 1024;
/// How long a browser waits before it opens a lost stream again.
constexpr std::string_view stream_opening = "retry: 2000\n\n";
constexpr std::string_view stream_comment = ":\n\n";

std::uint64_t microseconds_since(Connection::Clock::time_point begin) {
  const auto took = Connection::Clock::now() - begin;
  return static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(took).count());
}

}  // namespace

Connection::Connection(Host& host, std::shared_ptr<Mailbox> mailbox, asio::io_context& loop,
                       std::unique_ptr<Wire> wire, std::string remote)
    : host_(host),
      limits_(host.options.limits),
      mailbox_(std::move(mailbox)),
      timer_(loop.get_executor()),
      wire_(std::move(wire)),
      remote_(std::move(remote)) {}

Connection::Clock::time_point Connection::within(Seconds limit, std::size_t bytes) const {
  return Clock::now() + limit + Seconds(static_cast<long>(bytes / slowest_bytes_a_second));
}

void Connection::check(Clock::time_point now) {
  if (now < deadline_) return;
  deadline_ = Clock::time_point::max();
  is_overdue_ = true;
  if (!is_idle_) ++host_.counters.timed_out;
  boost::system::error_code ignored;
  wire_->socket().cancel(ignored);
}

void Connection::drain() {
  is_draining_ = true;
  if (stream_) stream_->close();
  if (is_idle_) deadline_ = Clock::time_point::min();
}

Task<void> Connection::run() {
  deadline_ = within(limits_.to_send_head);
  const auto error = co_await wire_->greet();
  if (!error) {
    is_idle_ = true;
    while (co_await serve_one() == Then::go_on) {
    }
  }
  deadline_ = Clock::time_point::max();
  boost::system::error_code ignored;
  wire_->socket().close(ignored);
}

Task<Connection::Then> Connection::serve_one() {
  RequestReader reader(limits_, host_.options.longest_body);
  is_idle_ = pending_.empty();
  deadline_ = within(is_idle_ ? limits_.idle : limits_.to_send_head);
  int refused = co_await read_head(reader);
  if (refused == 0) refused = co_await read_body(reader);
  if (refused < 0) co_return Then::close;
  if (refused > 0) co_return co_await refuse(refused);
  co_return co_await answer(reader);
}

/// 0, the status of a refusal, or -1 when there is nobody to tell.
Task<int> Connection::read_head(RequestReader& reader) {
  HeadScan scan{HeadScan::State::more};
  for (std::size_t seen = 0;;) {
    scan = scan_head(pending_, seen, limits_);
    if (scan.state == HeadScan::State::refused) co_return scan.status;
    if (scan.state == HeadScan::State::whole) break;
    seen = pending_.size();
    if (!co_await read_more()) co_return is_overdue_ && !is_idle_ ? 408 : -1;
    if (is_idle_) deadline_ = within(limits_.to_send_head);
    is_idle_ = false;
  }
  const int refused = reader.read_head(std::string_view(pending_).substr(0, scan.length));
  use_up(pending_, scan.length);
  co_return refused;
}

Task<int> Connection::read_body(RequestReader& reader) {
  if (reader.expects_continue() && pending_.empty() &&
      !co_await write("HTTP/1.1 100 Continue\r\n\r\n", {}))
    co_return -1;
  const auto begin = Clock::now();
  std::size_t received = 0;
  while (!reader.is_done()) {
    const auto fed = pending_.empty() ? RequestReader::Fed{} : reader.feed(pending_);
    if (fed.refused) co_return fed.refused;
    use_up(pending_, fed.used);
    received += fed.used;
    if (reader.is_done()) break;
    const auto earned = Seconds(static_cast<long>(received / slowest_bytes_a_second));
    deadline_ = begin + limits_.to_send_body + earned;
    if (!co_await read_more()) co_return is_overdue_ ? 408 : -1;
  }
  co_return 0;
}

Task<bool> Connection::read_more() {
  std::array<char, read_size> buffer;
  const auto moved = co_await wire_->read_some(asio::buffer(buffer));
  host_.counters.bytes_in += moved.bytes;
  pending_.append(buffer.data(), moved.bytes);
  co_return !moved.error;
}

Task<Connection::Then> Connection::answer(RequestReader& reader) {
  Request request;
  if (const int refused = reader.take(request)) co_return co_await refuse(refused);
  request.remote = remote_;
  request.is_secure = wire_->is_secure();
  const bool is_head = request.method == Method::head;
  const bool keeps_alive = reader.keeps_alive();
  const auto begin = Clock::now();
  deadline_ = Clock::time_point::max();
  auto answer = co_await ask_handler(std::move(request));
  wipe_spent_stack();
  if (auto* pipe = std::get_if<std::shared_ptr<EventStream::Pipe>>(&answer)) {
    host_.counters.count_answer(200, microseconds_since(begin));
    co_await run_stream(std::move(*pipe), is_head);
    co_return Then::close;
  }
  const Response response = std::holds_alternative<Response>(answer)
                                ? std::get<Response>(std::move(answer))
                                : host_.error_page(500);
  host_.counters.count_answer(response.status, microseconds_since(begin));
  const bool goes_on = keeps_alive && !is_draining_;
  const HeadOptions options{goes_on ? Connected::keep : Connected::close, wire_->is_secure()};
  const bool is_sent = co_await write(write_head(response, options),
                                      is_head ? std::string_view() : response.bytes());
  if (is_sent && goes_on) co_return Then::go_on;
  if (is_sent) co_await linger();
  co_return Then::close;
}

Wake Connection::waker() {
  return [mailbox = mailbox_, weak = weak_from_this()] {
    mailbox->post([weak] {
      if (const auto connection = weak.lock()) connection->timer_.cancel();
    });
  };
}

Task<AnswerBox::Answer> Connection::ask_handler(Request request) {
  const auto box = std::make_shared<AnswerBox>(waker());
  ++host_.counters.in_flight;
  {
    const Responder responder(std::make_shared<Responder::Slot>(box));
    try {
      host_.reception(std::move(request), responder);
    } catch (...) {
      // Nothing of ours throws. What a library threw ends here: the slot answers 500 when it goes.
      caught_fault();
    }
  }
  auto answer = box->take_or_wait();
  while (!answer) {
    co_await wait_until(Clock::time_point::max());
    answer = box->take_or_wait();
  }
  --host_.counters.in_flight;
  co_return std::move(*answer);
}

Task<void> Connection::wait_until(Clock::time_point moment) {
  timer_.expires_at(moment);
  co_await timer_.async_wait(as_values);
}

Task<bool> Connection::write(std::string head, std::string_view body) {
  deadline_ = within(limits_.to_take_answer, body.size());
  const std::array<asio::const_buffer, 2> buffers = {asio::buffer(head), asio::buffer(body)};
  const auto moved = co_await wire_->write(buffers);
  host_.counters.bytes_out += moved.bytes;
  co_return !moved.error;
}

Task<Connection::Then> Connection::refuse(int status) {
  ++host_.counters.refused;
  is_idle_ = false;
  is_overdue_ = false;
  const Response response = host_.error_page(status);
  host_.counters.count_answer(status, 0);
  const HeadOptions options{Connected::close, wire_->is_secure()};
  if (co_await write(write_head(response, options), response.bytes())) co_await linger();
  co_return Then::close;
}

/// Closing while the other side still sends would make its system throw our answer away before it
/// was read (RFC 9112 section 9.6); so what it sends is taken for a moment, and forgotten.
Task<void> Connection::linger() {
  deadline_ = within(longest_linger);
  co_await wire_->say_goodbye();
  std::array<char, 4096> ignored_bytes;
  for (std::size_t taken = 0; taken < most_lingering_bytes;) {
    const auto [error, bytes] =
        co_await wire_->socket().async_read_some(asio::buffer(ignored_bytes), as_values);
    if (error) break;
    taken += bytes;
  }
}

Task<void> Connection::run_stream(std::shared_ptr<EventStream::Pipe> pipe, bool is_head) {
  Response head{.type = "text/event-stream", .headers = {{"X-Accel-Buffering", "no"}}};
  const HeadOptions options{Connected::close, wire_->is_secure(), false};
  stream_ = pipe;
  if (is_draining_) pipe->close();
  ++host_.counters.streams;
  if (co_await write(write_head(head, options), is_head ? std::string_view() : stream_opening) &&
      !is_head)
    co_await feed_stream(pipe);
  --host_.counters.streams;
  stream_.reset();
  pipe->close();
}

Task<void> Connection::feed_stream(std::shared_ptr<EventStream::Pipe> pipe) {
  asio::co_spawn(timer_.get_executor(), watch_for_hangup(shared_from_this(), pipe), asio::detached);
  const auto end = within(limits_.stream);
  auto next_comment = within(limits_.between_comments);
  for (;;) {
    auto next = pipe->take_or_wait();
    if (next.bytes.empty() && !next.is_closed) {
      deadline_ = Clock::time_point::max();
      co_await wait_until(std::min(end, next_comment));
      next = pipe->take_or_wait();
    }
    if (next.bytes.empty() && Clock::now() >= next_comment) next.bytes = stream_comment;
    if (!next.bytes.empty()) {
      if (!co_await write(std::move(next.bytes), {})) break;
      next_comment = within(limits_.between_comments);
    }
    if (next.is_closed || Clock::now() >= end) break;
  }
}

/// A browser that closes a board says so by closing the connection, and only a read sees it.
Task<void> Connection::watch_for_hangup(std::shared_ptr<Connection> self,
                                        std::shared_ptr<EventStream::Pipe> pipe) {
  std::array<char, 256> ignored_bytes;
  for (;;) {
    const auto moved = co_await self->wire_->read_some(asio::buffer(ignored_bytes));
    if (moved.error) break;
  }
  pipe->close();
}

}  // namespace haven::web
