#pragma once
#include <exception>
#include <optional>
#include <utility>

#include "signin/slow_work.h"

namespace haven::web {

/// What `job` returns, once one of the few threads for slow work has done it. What `job`
/// throws is thrown here. Problem (unavailable): too many are waiting.
template <class Job>
auto slowly(signin::SlowWork& work, const Job& job) -> Result<decltype(job())> {
  Mutex mutex;
  Condition is_over;
  std::optional<decltype(job())> answer;
  std::exception_ptr thrown;
  TRY(work.take_on([&] {
    std::optional<decltype(job())> returned;
    std::exception_ptr fault;
    try {
      returned.emplace(job());
    } catch (...) {
      fault = std::current_exception();
    }
    // Moved, so that who waits is the last to hold it; and told with the lock held, as who waits
    // takes all of this away once told.
    const Lock lock(mutex);
    answer = std::move(returned);
    thrown = std::move(fault);
    is_over.notify_one();
  }));
  Lock lock(mutex);
  is_over.wait(lock, [&] { return answer.has_value() || thrown != nullptr; });
  if (thrown) std::rethrow_exception(std::move(thrown));
  return std::move(*answer);
}

}  // namespace haven::web
