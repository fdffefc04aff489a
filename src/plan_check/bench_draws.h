#pragma once
#include <cstdint>
#include <numeric>
#include <span>

/// The random numbers of the benchmark. Each draw is addressed by a table, an entity and a field,
/// so that the order of drawing does not matter.
namespace haven::plan_check {

/// The finaliser of splitmix64 (Steele, Lea and Flood 2014).
constexpr std::uint64_t mix(std::uint64_t z) {
  z += 0x9E3779B97F4A7C15;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
  return z ^ (z >> 31);
}

/// The draws of one entity of one table.
class Draws {
 public:
  constexpr Draws(std::uint64_t seed, std::uint64_t table, std::uint64_t entity)
      : state_(mix(mix(mix(seed) ^ table) ^ entity)) {}

  constexpr std::uint64_t hash(std::uint64_t field) const { return mix(state_ ^ field); }
  /// Uniform from 0 to n - 1.
  constexpr std::int64_t below(std::int64_t n, std::uint64_t field) const {
    return static_cast<std::int64_t>(((hash(field) >> 32) * static_cast<std::uint64_t>(n)) >> 32);
  }
  constexpr bool chance(std::int64_t percent, std::uint64_t field) const {
    return below(100, field) < percent;
  }
  /// A number of `weights`, each as likely as its weight.
  constexpr std::size_t pick(std::span<const std::int64_t> weights, std::uint64_t field) const {
    auto left = below(std::accumulate(weights.begin(), weights.end(), std::int64_t{0}), field);
    std::size_t picked = 0;
    while (left >= weights[picked]) left -= weights[picked++];
    return picked;
  }

 private:
  std::uint64_t state_;
};

}  // namespace haven::plan_check
