#pragma once
#include <future>

#include "signin/slow_work.h"

namespace haven::web {

/// What `job` returns, once one of the few threads for slow work has done it. What `job`
/// throws is thrown here. Problem (unavailable): too many are waiting.
template <class Job>
auto slowly(signin::SlowWork& work, const Job& job) -> Result<decltype(job())> {
  std::promise<decltype(job())> promise;
  auto answer = promise.get_future();
  TRY(work.take_on([&] {
    try {
      promise.set_value(job());
    } catch (...) {
      promise.set_exception(std::current_exception());
    }
  }));
  return answer.get();
}

}  // namespace haven::web
