#pragma once
#include <future>

#include "signin/slow_work.h"

namespace haven::web {

/// What `job` returns, once one of the few threads for slow work has done it. Problem
/// (unavailable): too many are waiting.
template <class Job>
auto slowly(signin::SlowWork& work, const Job& job) -> Result<decltype(job())> {
  std::promise<decltype(job())> promise;
  auto answer = promise.get_future();
  TRY(work.take_on([&] { promise.set_value(job()); }));
  return answer.get();
}

}  // namespace haven::web
