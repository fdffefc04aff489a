#pragma once
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "values/ids.h"
#include "values/moment.h"
#include "values/result.h"

/// Chance that is the same on every machine: what a seed gives is part of what we promise.
namespace haven::synthetic {

/// Draws for one purpose; another purpose under the same seed has draws of its own, so that one
/// more draw here changes nothing there.
class Draws {
 public:
  Draws(std::uint64_t seed, std::string_view purpose);

  std::uint64_t next();
  /// From 0 to `n` - 1, each as likely. `n` is at least 1.
  std::size_t below(std::size_t n);
  /// True in `percent` of 100.
  bool chance(unsigned percent) { return below(100) < percent; }
  /// From `least` to `most`.
  int between(int least, int most);
  Seconds between(Seconds least, Seconds most);

  template <class T>
  const T& pick(const std::vector<T>& from) {
    ENSURE(!from.empty());
    return from[below(from.size())];
  }

  /// Fresh ids, in the order asked for.
  template <class AnyId>
  AnyId id() {
    AnyId id;
    const std::uint64_t words[] = {next(), next()};
    std::memcpy(id.bytes.data(), words, sizeof words);
    return id;
  }

 private:
  std::uint64_t state_;
};

/// Deals every one of `cards` before any of them again: whoever deals often enough meets them all.
template <class T>
class Deck {
 public:
  Deck(std::vector<T> cards, Draws draws) : cards_(std::move(cards)), draws_(draws) {
    ENSURE(!cards_.empty());
  }

  const T& deal() {
    if (dealt_ % cards_.size() == 0)
      for (auto left = cards_.size(); left > 1; --left)
        std::swap(cards_[left - 1], cards_[draws_.below(left)]);
    return cards_[dealt_++ % cards_.size()];
  }

 private:
  std::vector<T> cards_;
  Draws draws_;
  std::size_t dealt_ = 0;
};

}  // namespace haven::synthetic
