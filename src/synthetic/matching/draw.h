#pragma once
#include <cstdint>
#include <initializer_list>

#include "matching/solving/keyed_order.h"

/// Random numbers by address: every draw names its table, row and field, so that the order of draws
/// does not matter (docs/formats/matching.md, the benchmark).
namespace haven::synthetic {

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : seed_(matching::mix(seed)) {}

  std::uint64_t hash(std::uint64_t table, std::uint64_t row, std::uint64_t field) const {
    return matching::mix(matching::mix(matching::mix(seed_ ^ table) ^ row) ^ field);
  }
  /// 0 to below - 1.
  int below(int table, int row, int field, std::int64_t below) const {
    return static_cast<int>(
        ((hash(static_cast<std::uint64_t>(table), static_cast<std::uint64_t>(row),
               static_cast<std::uint64_t>(field)) >>
          32U) *
         static_cast<std::uint64_t>(below)) >>
        32U);
  }
  bool happens(int table, int row, int field, int percent) const {
    return below(table, row, field, 100) < percent;
  }
  /// The number of a weight, drawn in proportion to the weights.
  template <class Weights>
  int pick(int table, int row, int field, const Weights& weights) const {
    int sum = 0;
    for (const int weight : weights) sum += weight;
    int left = below(table, row, field, sum);
    int at = 0;
    for (const int weight : weights) {
      if (left < weight) return at;
      left -= weight;
      ++at;
    }
    return at;
  }
  int pick(int table, int row, int field, std::initializer_list<int> weights) const {
    return pick<std::initializer_list<int>>(table, row, field, weights);
  }

 private:
  std::uint64_t seed_;
};

}  // namespace haven::synthetic
