#pragma once
#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "values/mutex.h"

/// Threads for what may take time: reading a case, writing to the ledger, checking a password.
namespace haven::web {

class Workers {
 public:
  /// `queue` is how many pieces of work may wait.
  Workers(std::size_t threads, std::size_t queue);
  /// Finishes what has begun or waits.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  /// False, and nothing is kept, when the queue is full: answer try_again(). What `work` throws is
  /// a caught_fault(), and the thread goes on.
  [[nodiscard]] bool post(std::function<void()> work);

  std::size_t waiting() const;

 private:
  void run();

  const std::size_t longest_queue_;
  mutable Mutex mutex_;
  Condition has_work_;
  std::deque<std::function<void()>> queue_ GUARDED_BY(mutex_);
  bool is_closing_ GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace haven::web
