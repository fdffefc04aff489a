#pragma once
#include <algorithm>
#include <cstdint>
#include <deque>
#include <functional>
#include <future>
#include <thread>

namespace haven::ledger {

/// Pages of something long, each made on a thread of its own while those before it are used, on as
/// many threads as there are cores; handed out in order.
template <class Page>
class Ahead {
 public:
  /// Called from several threads at once; it must outlive this object with all that it works on.
  using Make = std::function<Page(std::uint64_t first, std::uint64_t count)>;

  /// Pages of `count` from `first` on, up to `end`, which is not in them.
  Ahead(Make make, std::uint64_t first, std::uint64_t end, std::uint64_t count)
      : make_(std::move(make)), next_(first), end_(end), count_(count) {}

  bool is_over() const { return next_ >= end_ && ahead_.empty(); }
  /// The next page. Only while it is not over.
  Page next() {
    while (next_ < end_ && ahead_.size() < most_ahead()) {
      const auto count = std::min(count_, end_ - next_);
      ahead_.push_back(std::async(std::launch::async, std::cref(make_), next_, count));
      next_ += count;
    }
    auto page = ahead_.front().get();
    ahead_.pop_front();
    return page;
  }

 private:
  static std::size_t most_ahead() { return std::max(2U, std::thread::hardware_concurrency()) + 1; }

  const Make make_;
  std::uint64_t next_;
  const std::uint64_t end_;
  const std::uint64_t count_;
  std::deque<std::future<Page>> ahead_;
};

}  // namespace haven::ledger
