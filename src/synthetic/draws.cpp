#include "synthetic/draws.h"

#include <string>

#include "ledger/hash.h"

namespace haven::synthetic {

Draws::Draws(std::uint64_t seed, std::string_view purpose) {
  const auto hash = ledger::sha256({"haven draws ", std::to_string(seed), " ", purpose});
  std::memcpy(&state_, hash.data(), sizeof state_);
}

/// SplitMix64: Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014.
std::uint64_t Draws::next() {
  state_ += 0x9e3779b97f4a7c15;
  auto word = state_;
  word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9;
  word = (word ^ (word >> 27)) * 0x94d049bb133111eb;
  return word ^ (word >> 31);
}

std::size_t Draws::below(std::size_t n) {
  ENSURE(n > 0);
  return next() % n;  // The bias is under 2 to the power of -50: nobody is paid from these draws.
}

int Draws::between(int least, int most) {
  ENSURE(least <= most);
  return least + static_cast<int>(below(static_cast<std::size_t>(most - least) + 1));
}

Seconds Draws::between(Seconds least, Seconds most) {
  ENSURE(least <= most);
  return least + Seconds(static_cast<Seconds::rep>(
                     below(static_cast<std::size_t>((most - least).count()) + 1)));
}

}  // namespace haven::synthetic
