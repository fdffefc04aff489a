// Whoever shares a lock with other readers changes nothing.
#include "values/mutex.h"

namespace haven {

#ifdef HAVEN_ASK_FOR_IT
using ToCount = WriteLock;
#else
using ToCount = ReadLock;
#endif

class Tally {
 public:
  void one_more() {
    const ToCount lock(mutex_);
    ++count_;
  }

 private:
  SharedMutex mutex_;
  int count_ GUARDED_BY(mutex_) = 0;
};

void tally() { Tally().one_more(); }

}  // namespace haven
