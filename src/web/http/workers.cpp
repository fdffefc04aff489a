#include "web/http/workers.h"

#include "web/http/fault.h"
#include "web/http/spent.h"

namespace haven::web {

Workers::Workers(std::size_t threads, std::size_t queue) : longest_queue_(queue) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

Workers::~Workers() {
  {
    const Lock lock(mutex_);
    is_closing_ = true;
  }
  has_work_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool Workers::post(std::function<void()> work) {
  {
    const Lock lock(mutex_);
    if (is_closing_ || queue_.size() >= longest_queue_) return false;
    queue_.push_back(std::move(work));
  }
  has_work_.notify_one();
  return true;
}

std::size_t Workers::waiting() const {
  const Lock lock(mutex_);
  return queue_.size();
}

void Workers::run() {
  for (;;) {
    Lock lock(mutex_);
    has_work_.wait(lock, [this]() REQUIRES(mutex_) { return is_closing_ || !queue_.empty(); });
    if (queue_.empty()) return;
    auto work = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    try {
      work();
    } catch (...) {
      caught_fault();  // Whoever waits for an answer gets the page for 500 when `work` goes.
    }
    work = nullptr;  // What it held, the request among it, goes before the wait for the next.
    wipe_spent_stack();
  }
}

}  // namespace haven::web
