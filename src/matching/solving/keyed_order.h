#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

/// An order that only the run and the ids decide.
namespace haven::matching {

/// The numbers 0, 1, ... of `ids`, sorted by a hash of run, kind and id; equal hashes by id.
std::vector<int> keyed_order(std::string_view run, std::string_view kind,
                             const std::vector<std::string_view>& ids);

/// Mixes all bits of a number into all others (SplitMix64, Steele, Lea and Flood 2014).
constexpr std::uint64_t mix(std::uint64_t z) {
  z += 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

}  // namespace haven::matching
