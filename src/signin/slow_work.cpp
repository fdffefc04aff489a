#include "signin/slow_work.h"

namespace haven::signin {

SlowWork::SlowWork(std::size_t running, std::size_t waiting) : most_(running + waiting) {
  ENSURE(running > 0);
  for (std::size_t i = 0; i < running; ++i) threads_.emplace_back([this] { work(); });
}

SlowWork::~SlowWork() {
  {
    const Lock lock(mutex_);
    closing_ = true;
  }
  wake_.notify_all();
  for (auto& thread : threads_) thread.join();
}

Result<void> SlowWork::take_on(std::function<void()> job) {
  {
    const Lock lock(mutex_);
    if (unfinished_ >= most_)
      return problem("Too many people are signing in at this moment; try again in a few seconds",
                     "", Problem::Kind::unavailable);
    ++unfinished_;
    waiting_.push_back(std::move(job));
  }
  wake_.notify_one();
  return {};
}

void SlowWork::work() {
  Lock lock(mutex_);
  while (true) {
    wake_.wait(lock, [this]() REQUIRES(mutex_) { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    try {
      job();
    } catch (...) {
      ++thrown_;  // Whoever brought the job waits for its answer, and hears of it there.
    }
    lock.lock();
    --unfinished_;
  }
}

}  // namespace haven::signin
