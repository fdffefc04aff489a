#include "signin/slow_work.h"

#include <doctest/doctest.h>

#include <atomic>
#include <future>

using namespace haven;
using signin::SlowWork;

TEST_CASE("work runs on two threads at once and on no third") {
  std::atomic<int> running = 0;
  std::atomic<int> most = 0;
  {
    SlowWork work(2, 20);
    for (int i = 0; i < 20; ++i)
      REQUIRE(work.take_on([&] {
        const int now = ++running;
        int before = most;
        while (before < now && !most.compare_exchange_weak(before, now)) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        --running;
      }));
  }
  CHECK(most == 2);
}

TEST_CASE("two run and twenty wait; the one after is asked to come back") {
  std::promise<void> gate;
  const auto opened = gate.get_future().share();
  std::atomic<int> done = 0;
  {
    SlowWork work;
    for (int i = 0; i < 22; ++i)
      REQUIRE(work.take_on([&, opened] {
        opened.wait();
        ++done;
      }));
    const auto refused = work.take_on([&] { ++done; });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == Problem::Kind::unavailable);
    gate.set_value();
  }
  CHECK(done == 22);
}

TEST_CASE("there is room again when something is finished") {
  SlowWork work(1, 0);
  for (int i = 0; i < 100; ++i) {
    std::promise<void> done;
    Result<void> taken = work.take_on([&] { done.set_value(); });
    // The thread may still be on its way back from the job before.
    while (!taken) {
      CHECK(taken.error().kind == Problem::Kind::unavailable);
      std::this_thread::yield();
      taken = work.take_on([&] { done.set_value(); });
    }
    done.get_future().wait();
  }
}

TEST_CASE("what was taken on is finished before the end") {
  int done = 0;
  {
    SlowWork work(1, 10);
    for (int i = 0; i < 10; ++i) REQUIRE(work.take_on([&] { ++done; }));
  }
  CHECK(done == 10);
}

TEST_CASE("work that throws ends no thread, and the next is done") {
  SlowWork work(1, 20);
  std::promise<void> done;
  REQUIRE(work.take_on([] { throw std::bad_alloc(); }));
  REQUIRE(work.take_on([] { throw 7; }));
  REQUIRE(work.take_on([&] { done.set_value(); }));
  done.get_future().wait();
  CHECK(work.thrown() == 2);
}
