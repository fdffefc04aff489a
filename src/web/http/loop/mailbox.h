#pragma once
#include <memory>

#include "values/mutex.h"
#include "web/http/loop/asio.h"
// Asio's switches come first.
#include <boost/asio/post.hpp>

/// How other threads reach a loop that may be gone by then.
namespace haven::web {

class Mailbox {
 public:
  explicit Mailbox(asio::io_context& loop) : loop_(&loop) {}

  /// Runs `work` on the loop, soon; never when the loop has ended.
  template <class Work>
  void post(Work work) {
    const Lock lock(mutex_);
    if (loop_) asio::post(*loop_, std::move(work));
  }
  void close() {
    const Lock lock(mutex_);
    loop_ = nullptr;
  }

 private:
  Mutex mutex_;
  asio::io_context* loop_ GUARDED_BY(mutex_);
};

}  // namespace haven::web
