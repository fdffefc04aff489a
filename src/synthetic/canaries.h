#pragma once
#include <cstdint>
#include <string>
#include <vector>

/// Every place in the invented nation gives itself away: it holds a token that is in nothing else,
/// so that a test can look for all of them in whatever Haven prints, logs, sends or keeps in clear.
/// A token is "Zq7k" and nine letters of base32, such as "Zq7kb2xm4hoqa"; nothing that is not where
/// a child is, or was, may hold one.
namespace haven::synthetic {

/// All that is known of where a home is: each of the four holds a token of its own.
struct Home {
  std::string address;
  std::string carer;
  std::string phone;
  std::string school;
};

/// 110 homes and 60 places where children were seen or found: 500 values, 500 tokens.
constexpr std::size_t home_count = 110;
constexpr std::size_t place_count = 60;

std::vector<Home> homes(std::uint64_t seed);
std::vector<std::string> places(std::uint64_t seed);

/// The 500 tokens of a nation with this seed.
std::vector<std::string> canaries(std::uint64_t seed);

}  // namespace haven::synthetic
