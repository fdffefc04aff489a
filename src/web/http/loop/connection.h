#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "web/http/loop/asio.h"
// Asio's switches come first.
#include <boost/asio/steady_timer.hpp>

#include "web/http/loop/answer_box.h"
#include "web/http/loop/host.h"
#include "web/http/loop/mailbox.h"
#include "web/http/loop/wire.h"
#include "web/http/wire/reader.h"

/// One connection: requests come in, answers go out in the same order. Lives on one loop.
namespace haven::web {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;

  Connection(Host& host, std::shared_ptr<Mailbox> mailbox, asio::io_context& loop,
             std::unique_ptr<Wire> wire, std::string remote);

  /// Until the other side leaves, is too slow, or drain() was called.
  Task<void> run();
  /// Ends what has taken longer than its limit.
  void check(Clock::time_point now);
  /// Ends an idle connection or live stream now, any other after its answer.
  void drain();

 private:
  enum class Then { go_on, close };

  Task<Then> serve_one();
  Task<int> read_head(RequestReader& reader);
  Task<int> read_body(RequestReader& reader);
  Task<bool> read_more();
  Task<Then> answer(RequestReader& reader);
  Task<AnswerBox::Answer> ask_handler(Request request);
  Task<bool> write(std::string head, std::string_view body);
  Task<Then> refuse(int status);
  Task<void> linger();
  Task<void> run_stream(std::shared_ptr<EventStream::Pipe> pipe, bool is_head);
  Task<void> feed_stream(std::shared_ptr<EventStream::Pipe> pipe);
  static Task<void> watch_for_hangup(std::shared_ptr<Connection> self,
                                     std::shared_ptr<EventStream::Pipe> pipe);
  Task<void> wait_until(Clock::time_point moment);
  Wake waker();
  Clock::time_point within(Seconds limit, std::size_t bytes = 0) const;

  Host& host_;
  const Limits& limits_;
  const std::shared_ptr<Mailbox> mailbox_;
  asio::basic_waitable_timer<Clock, asio::wait_traits<Clock>, Executor> timer_;
  const std::unique_ptr<Wire> wire_;
  const std::string remote_;
  std::string pending_;  ///< Read, and not yet used.
  std::shared_ptr<EventStream::Pipe> stream_;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool is_idle_ = false;
  bool is_overdue_ = false;
  bool is_draining_ = false;
};

}  // namespace haven::web
