#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

/// The few best of many options, without sorting them all.
namespace haven::matching {

class Best {
 public:
  struct Entry {
    std::int64_t margin;
    std::int64_t option;
  };

  explicit Best(std::size_t most) : most_(most) {}

  /// Of equal margins the one offered first is better.
  void offer(std::int64_t margin, std::int64_t option) {
    if (list_.size() == most_) {
      if (margin <= list_.back().margin) return;
      list_.pop_back();
    }
    const auto at = std::ranges::upper_bound(list_, margin, std::ranges::greater{}, &Entry::margin);
    list_.insert(at, {margin, option});
  }
  /// Best first.
  const std::vector<Entry>& list() const { return list_; }

 private:
  std::size_t most_;
  std::vector<Entry> list_;
};

}  // namespace haven::matching
