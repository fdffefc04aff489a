#include "values/mutex.h"

#include <doctest/doctest.h>

#include <filesystem>
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

struct Case {
  const char* file;
  const char* because;
};
constexpr Case must_not[] = {
    {"reads_without_its_lock", "reading variable 'count_' requires holding mutex 'mutex_'"},
    {"writes_while_it_shares", "writing variable 'count_' requires holding mutex 'mutex_' excl"},
    {"calls_without_its_lock", "calling function 'add' requires holding mutex 'mutex_'"},
};

}  // namespace

TEST_CASE("what must not compile over what threads share does not, for the reason given") {
  for (const auto& [file, because] : must_not) {
    CAPTURE(file);
    const auto tried = [name = std::string(file)](const std::string& options) {
      return compile("values/must_not_compile", {name}, "-Werror -Wthread-safety " + options,
                     "clang++-19");
    };
    const auto refused = tried("");
    CAPTURE(refused.said);
    CHECK_FALSE(refused.accepted);
    CHECK(refused.said.find(because) != std::string::npos);
    const auto twin = tried("-DHAVEN_ASK_FOR_IT");
    CAPTURE(twin.said);
    CHECK(twin.accepted);
  }
}

TEST_CASE("every file about threads that must not compile is tried") {
  std::size_t files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(HAVEN_ROOT "/src/values/must_not_compile"))
    files += entry.path().extension() == ".cpp";
  CHECK(files == std::size(must_not));
}
#endif

}  // namespace haven
