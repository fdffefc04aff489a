#pragma once
#include <condition_variable>
#include <mutex>
#include <shared_mutex>

/// What threads share, and which lock guards it. Clang, which the address sanitizer builds with,
/// refuses whatever touches it without that lock (`-Wthread-safety`); GCC does not look. The
/// library's own mutexes say nothing that clang could check, so that only these are used. See
/// https://clang.llvm.org/docs/ThreadSafetyAnalysis.html
#ifdef __clang__
#define HAVEN_THREADS(attribute) __attribute__((attribute))
#else
#define HAVEN_THREADS(attribute)
#endif
/// Of a member: whoever holds this lock may change it, and whoever holds or shares it may read it.
/// A constructor and a destructor are trusted to be alone.
#define GUARDED_BY(mutex) HAVEN_THREADS(guarded_by(mutex))
/// Of a function, or a lambda: whoever calls it holds this lock.
#define REQUIRES(...) HAVEN_THREADS(requires_capability(__VA_ARGS__))
/// The same, where to share it is enough.
#define REQUIRES_SHARED(...) HAVEN_THREADS(requires_shared_capability(__VA_ARGS__))
/// Of a function: it stops the program unless its caller holds this lock.
#define ASSERTS(...) HAVEN_THREADS(assert_capability(__VA_ARGS__))
/// What follows is for what is a lock itself.
#define LOCKABLE HAVEN_THREADS(capability("mutex"))
#define HOLDS_WHILE_IT_LIVES HAVEN_THREADS(scoped_lockable)
#define ACQUIRES(...) HAVEN_THREADS(acquire_capability(__VA_ARGS__))
#define ACQUIRES_SHARED(...) HAVEN_THREADS(acquire_shared_capability(__VA_ARGS__))
#define ACQUIRES_IF(...) HAVEN_THREADS(try_acquire_capability(__VA_ARGS__))
#define RELEASES(...) HAVEN_THREADS(release_capability(__VA_ARGS__))
#define RELEASES_SHARED(...) HAVEN_THREADS(release_shared_capability(__VA_ARGS__))

namespace haven {

/// One thread at a time.
class LOCKABLE Mutex {
 public:
  void lock() ACQUIRES() { inside_.lock(); }
  bool try_lock() ACQUIRES_IF(true) { return inside_.try_lock(); }
  void unlock() RELEASES() { inside_.unlock(); }

 private:
  friend class Lock;
  std::mutex inside_;
};

/// One thread that writes, or any number that read.
class LOCKABLE SharedMutex {
 public:
  void lock() ACQUIRES() { inside_.lock(); }
  void unlock() RELEASES() { inside_.unlock(); }
  void lock_shared() ACQUIRES_SHARED() { inside_.lock_shared(); }
  void unlock_shared() RELEASES_SHARED() { inside_.unlock_shared(); }

 private:
  std::shared_mutex inside_;
};

/// Holds a mutex while it lives, but for where it is let go between unlock() and lock().
class HOLDS_WHILE_IT_LIVES Lock {
 public:
  explicit Lock(Mutex& mutex) ACQUIRES(mutex) : held_(mutex.inside_) {}
  ~Lock() RELEASES() = default;
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  void lock() ACQUIRES() { held_.lock(); }
  void unlock() RELEASES() { held_.unlock(); }

 private:
  friend class Condition;
  std::unique_lock<std::mutex> held_;
};

/// Holds a shared mutex while it lives, with nobody beside it.
class HOLDS_WHILE_IT_LIVES WriteLock {
 public:
  explicit WriteLock(SharedMutex& mutex) ACQUIRES(mutex) : mutex_(mutex) { mutex.lock(); }
  ~WriteLock() RELEASES() { mutex_.unlock(); }
  WriteLock(const WriteLock&) = delete;
  WriteLock& operator=(const WriteLock&) = delete;

 private:
  SharedMutex& mutex_;
};

/// Shares one with others who read.
class HOLDS_WHILE_IT_LIVES ReadLock {
 public:
  explicit ReadLock(SharedMutex& mutex) ACQUIRES_SHARED(mutex) : mutex_(mutex) {
    mutex.lock_shared();
  }
  ~ReadLock() RELEASES() { mutex_.unlock_shared(); }
  ReadLock(const ReadLock&) = delete;
  ReadLock& operator=(const ReadLock&) = delete;

 private:
  SharedMutex& mutex_;
};

/// What a thread waits for, while another changes what the lock guards. `is_so` is asked with the
/// lock held, and says so: `[&]() REQUIRES(mutex_) { return is_over_; }`.
class Condition {
 public:
  void wait(Lock& lock, const auto& is_so) { changed_.wait(lock.held_, is_so); }
  /// Whether it is so, also where that took longer than `time`.
  bool wait_for(Lock& lock, auto time, const auto& is_so) {
    return changed_.wait_for(lock.held_, time, is_so);
  }
  bool wait_until(Lock& lock, auto time, const auto& is_so) {
    return changed_.wait_until(lock.held_, time, is_so);
  }
  void notify_one() { changed_.notify_one(); }
  void notify_all() { changed_.notify_all(); }

 private:
  std::condition_variable changed_;
};

}  // namespace haven
