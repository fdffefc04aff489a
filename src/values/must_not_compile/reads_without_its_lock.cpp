// What a lock guards is read by whoever holds it, and by nobody else.
#include "values/mutex.h"

namespace haven {

class Sum {
 public:
#ifdef HAVEN_ASK_FOR_IT
  int now() {
    const Lock lock(mutex_);
    return count_;
  }
#else
  int now() { return count_; }
#endif

 private:
  Mutex mutex_;
  int count_ GUARDED_BY(mutex_) = 0;
};

int sum() { return Sum().now(); }

}  // namespace haven
