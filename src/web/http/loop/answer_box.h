#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "values/mutex.h"
#include "web/http/event_stream.h"
#include "web/http/server.h"

/// Where an answer, made on any thread, waits for the connection that asked.
namespace haven::web {

/// Wakes the connection on its own loop; does nothing when it is gone.
using Wake = std::function<void()>;

class EventStream::Pipe {
 public:
  explicit Pipe(Wake wake) : wake_(std::move(wake)) {}

  Sent send(std::string_view framed);
  void close();
  bool is_open() const;

  /// For the connection: what is to be written; it asks to be woken when that is nothing.
  struct Next {
    std::string bytes;
    bool is_closed = false;
  };
  Next take_or_wait();

 private:
  const Wake wake_;
  mutable Mutex mutex_;
  std::string pending_ GUARDED_BY(mutex_);
  bool is_closed_ GUARDED_BY(mutex_) = false;
  bool is_waited_for_ GUARDED_BY(mutex_) = false;
};

class AnswerBox {
 public:
  /// Nothing at all when the reception let go without answering.
  using Answer = std::variant<std::monostate, Response, std::shared_ptr<EventStream::Pipe>>;

  explicit AnswerBox(Wake wake) : wake_(std::move(wake)) {}

  /// False when there was an answer before.
  bool put(Answer answer);
  /// For the connection: the answer; it asks to be woken when there is none yet.
  std::optional<Answer> take_or_wait();
  const Wake& wake() const { return wake_; }

 private:
  const Wake wake_;
  Mutex mutex_;
  std::optional<Answer> answer_ GUARDED_BY(mutex_);
  bool is_answered_ GUARDED_BY(mutex_) = false;
  bool is_waited_for_ GUARDED_BY(mutex_) = false;
};

/// The reception's end of the box.
class Responder::Slot {
 public:
  explicit Slot(std::shared_ptr<AnswerBox> answers) : box(std::move(answers)) {}
  ~Slot() { box->put(std::monostate()); }
  Slot(const Slot&) = delete;
  Slot& operator=(const Slot&) = delete;

  const std::shared_ptr<AnswerBox> box;
};

}  // namespace haven::web
