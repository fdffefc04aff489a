#pragma once
#include <chrono>
#include <deque>
#include <functional>
#include <vector>

#include "ledger/entry.h"
#include "values/mutex.h"
#include "values/result.h"

namespace haven::ledger {

/// A command that waits to be kept, with whom to tell; or else something to be done between.
struct Waiting {
  Command command;
  std::function<void(Result<Appended>)> done;
  std::function<void()> job;
};

/// What waits to be written. May be used from any number of threads.
class Queue {
 public:
  explicit Queue(std::size_t longest) : longest_(longest) {}

  /// False when a command finds the queue full, or it is closed. Jobs always find room.
  bool put(Waiting& waiting);
  /// Until something waits, the queue is closed, or it is `until`.
  void wait(std::chrono::steady_clock::time_point until);
  /// One job, or up to 256 commands of about 1 MiB that wait already. Nothing when none do.
  std::vector<Waiting> take();
  bool is_empty() const;
  /// Whether as many commands wait as are taken at once, and no job before them.
  bool has_whole_batch() const;
  /// Nothing is let in from now on.
  void close();
  /// Closed, and everything was taken.
  bool is_over() const;

 private:
  const std::size_t longest_;
  mutable Mutex mutex_;
  Condition changed_;
  std::deque<Waiting> waiting_ GUARDED_BY(mutex_);
  bool closed_ GUARDED_BY(mutex_) = false;
};

}  // namespace haven::ledger
