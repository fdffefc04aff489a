#pragma once
#include <cstdint>
#include <iterator>
#include <random>
#include <span>

namespace haven::web {

/// Choices made by the fuzzer's bytes, and, when they are used up, by what follows from them: a few
/// bytes are a whole afternoon.
class Choices {
 public:
  Choices(const std::uint8_t* bytes, std::size_t size) : bytes_(bytes, size), more_(seed(bytes_)) {}

  std::size_t below(std::size_t count) {
    if (at_ + 1 >= bytes_.size()) return more_() % count;
    const std::size_t drawn = bytes_[at_] * 256U + bytes_[at_ + 1];
    at_ += 2;
    return drawn % count;
  }
  bool one_in(std::size_t count) { return below(count) == 0; }
  template <class List>
  const auto& any(const List& list) {
    return list[below(std::size(list))];
  }

 private:
  static std::mt19937_64 seed(std::span<const std::uint8_t> bytes) {
    std::seed_seq mixed(bytes.begin(), bytes.end());
    return std::mt19937_64(mixed);
  }
  std::span<const std::uint8_t> bytes_;
  std::mt19937_64 more_;
  std::size_t at_ = 0;
};

}  // namespace haven::web
