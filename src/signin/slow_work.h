#pragma once
#include <atomic>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "values/mutex.h"
#include "values/result.h"

namespace haven::signin {

/// A few threads for work that must not hold up a page loop, such as hashing a password. Bounded:
/// 2 at once need 128 MiB, and whoever would be the 23rd is asked to come back instead.
class SlowWork {
 public:
  explicit SlowWork(std::size_t running = 2, std::size_t waiting = 20);
  /// Finishes what was taken on.
  ~SlowWork();
  SlowWork(const SlowWork&) = delete;
  SlowWork& operator=(const SlowWork&) = delete;

  /// Runs `job` on one of the threads. `job` posts its own answer, also that it threw:
  /// what leaves it is dropped.
  /// Problem (unavailable): as many are waiting as may wait.
  Result<void> take_on(std::function<void()> job);

  /// How many jobs something has left that way.
  std::size_t thrown() const { return thrown_; }

 private:
  void work();

  const std::size_t most_;  ///< Running and waiting together.
  Mutex mutex_;
  Condition wake_;
  std::deque<std::function<void()>> waiting_ GUARDED_BY(mutex_);
  std::size_t unfinished_ GUARDED_BY(mutex_) = 0;
  bool closing_ GUARDED_BY(mutex_) = false;
  std::atomic<std::size_t> thrown_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace haven::signin
