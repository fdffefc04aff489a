// What wants a lock to be held is not called without it, nor from where it was let go for a while.
#include "values/mutex.h"

namespace haven {

class Count {
 public:
  void one_more() {
    Lock lock(mutex_);
    lock.unlock();
#ifdef HAVEN_ASK_FOR_IT
    lock.lock();
#endif
    add();
#ifndef HAVEN_ASK_FOR_IT
    lock.lock();
#endif
  }

 private:
  void add() REQUIRES(mutex_) { ++count_; }

  Mutex mutex_;
  int count_ GUARDED_BY(mutex_) = 0;
};

void count() { Count().one_more(); }

}  // namespace haven
