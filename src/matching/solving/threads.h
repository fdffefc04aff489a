#pragma once
#include <algorithm>
#include <cstddef>
#include <thread>
#include <vector>

/// Work that is the same however many hands do it.
namespace haven::matching {

/// Calls `work(from, to)` for ranges that together are 0 to `count`, on up to `threads` threads.
/// Ranges must not touch each other's results.
template <class Work>
void in_parallel(std::size_t count, int threads, const Work& work) {
  const auto hands = std::clamp<std::size_t>(count / 64, 1, std::max(threads, 1));
  std::vector<std::jthread> others;
  for (std::size_t hand = 1; hand < hands; ++hand)
    others.emplace_back(
        [&work, hand, hands, count] { work(count * hand / hands, count * (hand + 1) / hands); });
  work(0, count / hands);
}

}  // namespace haven::matching
