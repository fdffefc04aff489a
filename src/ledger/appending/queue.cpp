#include "ledger/appending/queue.h"

namespace haven::ledger {
namespace {

constexpr std::size_t most_at_once = 256;
constexpr std::size_t most_bytes_at_once = std::size_t{1} << 20;

std::size_t bytes_in(const Command& command) {
  std::size_t bytes = 0;
  for (const auto& write : command.writes)
    for (const auto& entry : write.entries)
      for (const auto& section : entry) bytes += section.plain.size();
  return bytes;
}

}  // namespace

bool Queue::put(Waiting& waiting) {
  const Lock lock(mutex_);
  if (closed_ || (!waiting.job && waiting_.size() >= longest_)) return false;
  waiting_.push_back(std::move(waiting));
  changed_.notify_one();
  return true;
}

void Queue::wait(std::chrono::steady_clock::time_point until) {
  Lock lock(mutex_);
  changed_.wait_until(lock, until, [&]() REQUIRES(mutex_) { return closed_ || !waiting_.empty(); });
}

std::vector<Waiting> Queue::take() {
  const Lock lock(mutex_);
  std::vector<Waiting> taken;
  for (std::size_t bytes = 0; !waiting_.empty() && taken.size() < most_at_once;) {
    auto& next = waiting_.front();
    if (!taken.empty() && (next.job || taken.front().job)) break;
    bytes += bytes_in(next.command);
    if (!taken.empty() && bytes > most_bytes_at_once) break;
    taken.push_back(std::move(next));
    waiting_.pop_front();
  }
  return taken;
}

bool Queue::is_empty() const {
  const Lock lock(mutex_);
  return waiting_.empty();
}

bool Queue::has_whole_batch() const {
  const Lock lock(mutex_);
  std::size_t count = 0, bytes = 0;
  for (const auto& waiting : waiting_) {
    if (waiting.job) return false;
    bytes += bytes_in(waiting.command);
    if (++count == most_at_once || bytes > most_bytes_at_once) return true;
  }
  return false;
}

void Queue::close() {
  const Lock lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

bool Queue::is_over() const {
  const Lock lock(mutex_);
  return closed_ && waiting_.empty();
}

}  // namespace haven::ledger
