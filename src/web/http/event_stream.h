#pragma once
#include <memory>
#include <string>
#include <string_view>

/// A live board: the browser keeps the answer open and hears of every change (server-sent events,
/// WHATWG HTML part 9.2).
namespace haven::web {

/// One open stream. Copies are the same stream; it may be used from any thread.
class EventStream {
 public:
  enum class Sent { yes, closed };

  /// `data` may have several lines. `id` comes back as Last-Event-ID when the browser reconnects.
  /// Nothing is sent, and the stream is closed, when the browser has 256 KiB it has not taken yet.
  Sent send(std::string_view event, std::string_view id, std::string_view data) const;
  void close() const;
  bool is_open() const;

  class Pipe;  ///< The server's end.

 private:
  friend class Responder;
  explicit EventStream(std::shared_ptr<Pipe> pipe) : pipe_(std::move(pipe)) {}
  std::shared_ptr<Pipe> pipe_;
};

}  // namespace haven::web
