#include "web/http/workers.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>

namespace haven::web {

TEST_CASE("work that was taken is done, even when the pool closes") {
  std::atomic<int> done = 0;
  {
    Workers workers(2, 100);
    for (int i = 0; i < 50; ++i) CHECK(workers.post([&] { ++done; }));
  }
  CHECK(done == 50);
}

TEST_CASE("a full queue takes no more, and takes again when there is room") {
  std::promise<void> gate;
  std::promise<void> begun;
  const auto open = gate.get_future().share();
  Workers workers(1, 2);
  CHECK(workers.post([&] {
    begun.set_value();
    open.wait();
  }));
  begun.get_future().wait();
  CHECK(workers.post([] {}));
  CHECK(workers.post([] {}));
  CHECK(workers.waiting() == 2);
  CHECK_FALSE(workers.post([] {}));
  gate.set_value();
  while (workers.waiting() > 0) std::this_thread::yield();
  CHECK(workers.post([] {}));
}

}  // namespace haven::web
