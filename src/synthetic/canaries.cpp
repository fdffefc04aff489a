#include "synthetic/canaries.h"

#include <fmt/format.h>

#include "ledger/hash.h"
#include "values/encoding.h"

namespace haven::synthetic {
namespace {

constexpr std::size_t values_of_a_home = 4;
constexpr std::size_t letters = 9;

std::string token(std::uint64_t seed, std::size_t number) {
  const auto hash = ledger::sha256({"haven canary ", fmt::format("{} {}", seed, number)});
  return "Zq7k" + to_base32(ledger::bytes_of(hash)).substr(0, letters);
}

}  // namespace

std::vector<Home> homes(std::uint64_t seed) {
  std::vector<Home> homes;
  for (std::size_t i = 0; i < home_count; ++i) {
    const auto nth = [&](std::size_t n) { return token(seed, i * values_of_a_home + n); };
    homes.push_back({fmt::format("{} {} Lane", i + 1, nth(0)), fmt::format("Carer {}", nth(1)),
                     fmt::format("01632 960{:03} {}", i, nth(2)),
                     fmt::format("{} School", nth(3))});
  }
  return homes;
}

std::vector<std::string> places(std::uint64_t seed) {
  std::vector<std::string> places;
  for (std::size_t i = 0; i < place_count; ++i)
    places.push_back(fmt::format("Near {} Street", token(seed, home_count * values_of_a_home + i)));
  return places;
}

std::vector<std::string> canaries(std::uint64_t seed) {
  std::vector<std::string> tokens;
  for (std::size_t i = 0; i < home_count * values_of_a_home + place_count; ++i)
    tokens.push_back(token(seed, i));
  return tokens;
}

}  // namespace haven::synthetic
