#include "values/mutex.h"

#include <doctest/doctest.h>

#include <thread>

#include "values/must_not_compile.h"

namespace haven {
namespace {

/// Given from one thread to another.
class Given {
 public:
  void give(int what) {
    const Lock lock(mutex_);
    what_ = what;
    given_.notify_all();
  }
  int wait() {
    Lock lock(mutex_);
    given_.wait(lock, [&]() REQUIRES(mutex_) { return what_ != 0; });
    return what_;
  }
  /// Whether it came in time.
  bool wait_for(std::chrono::milliseconds time) {
    Lock lock(mutex_);
    return given_.wait_for(lock, time, [&]() REQUIRES(mutex_) { return what_ != 0; });
  }
  /// Without the lock, which is free meanwhile.
  void run_between(const std::function<void()>& job) {
    Lock lock(mutex_);
    lock.unlock();
    job();
    lock.lock();
    ++what_;
  }

 private:
  Mutex mutex_;
  Condition given_;
  int what_ GUARDED_BY(mutex_) = 0;
};

}  // namespace

TEST_CASE("whoever waits hears of what another thread gives, and of nothing before") {
  Given given;
  CHECK_FALSE(given.wait_for(std::chrono::milliseconds(1)));
  std::thread giver([&] { given.give(7); });
  CHECK(given.wait() == 7);
  giver.join();
  CHECK(given.wait_for(std::chrono::milliseconds(0)));
}

TEST_CASE("a lock that is let go for a while is free meanwhile") {
  Given given;
  given.run_between([&] { given.give(1); });
  CHECK(given.wait() == 2);
}

TEST_CASE("a mutex that somebody holds is not taken a second time") {
  Mutex mutex;
  const auto is_free = [&] {
    bool was_free = false;
    std::thread([&] {
      if (!mutex.try_lock()) return;
      mutex.unlock();
      was_free = true;
    }).join();
    return was_free;
  };
  {
    const Lock lock(mutex);
    CHECK_FALSE(is_free());
  }
  CHECK(is_free());
}

TEST_CASE("readers share a mutex, and whoever writes is alone") {
  SharedMutex mutex;
  int written = 0;
  std::thread writer;
  {
    const ReadLock mine(mutex);
    std::thread([&] { const ReadLock another(mutex); }).join();
    writer = std::thread([&] {
      const WriteLock alone(mutex);
      written = 1;
    });
    CHECK(written == 0);
  }
  writer.join();
  CHECK(written == 1);
}

#ifdef __clang__  // GCC does not look.
namespace {

constexpr MustNotCompile must_not[] = {
    {"reads_without_its_lock", "reading variable 'count_' requires holding mutex 'mutex_'"},
    {"writes_while_it_shares", "writing variable 'count_' requires holding mutex 'mutex_' excl"},
    {"calls_without_its_lock", "calling function 'add' requires holding mutex 'mutex_'"},
};

}  // namespace

TEST_CASE("what must not compile over what threads share does not, for the reason given") {
  CHECK(what_is_not_refused("values/must_not_compile", must_not,
                            "clang++-19 -Werror -Wthread-safety") == "");
}
#endif

}  // namespace haven
