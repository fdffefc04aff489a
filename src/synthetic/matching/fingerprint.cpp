#include "synthetic/matching/fingerprint.h"

#include "matching/rules/eligible.h"
#include "matching/rules/score.h"

namespace haven::synthetic {
namespace {

void eat(std::uint64_t& hash, std::uint64_t number) {
  for (int i = 0; i < 8; ++i) {
    hash = (hash ^ (number & 0xffU)) * 0x100000001b3ULL;
    number >>= 8U;
  }
}

}  // namespace

Fingerprint fingerprint_of(const matching::Instance& instance) {
  Fingerprint print;
  // FNV's usual beginning without its last digit: the fingerprints were published with it.
  print.hash = 1469598103934665603ULL;
  print.conflicts = static_cast<std::int64_t>(instance.conflicts.size());
  for (const auto& place : instance.places) print.beds += place.beds.value_or(0);
  for (const auto& authority : instance.authorities) print.quota += authority.quota;
  const matching::Eligible eligible(instance);
  matching::Scorer scorer(instance);
  for (std::size_t u = 0; u < instance.units.size(); ++u) {
    const auto& unit = instance.units[u];
    ++print.units;
    if (unit.size() > 1) ++print.groups;
    print.children[unit.tier - 1] += unit.size();
    print.tier_sum += unit.size() * matching::tier_weights[unit.tier - 1];
    const auto before = print.pairs;
    const auto open = eligible.places_of(static_cast<int>(u));
    scorer.look_at(static_cast<int>(u));
    for (std::size_t p = 0; p < instance.places.size(); ++p) {
      if ((open[p / 64] >> (p % 64) & 1U) == 0) continue;
      const auto quality = scorer.quality(static_cast<int>(p));
      ++print.pairs;
      print.quality += quality;
      eat(print.hash, u);
      eat(print.hash, p);
      eat(print.hash, static_cast<std::uint64_t>(quality));
    }
    if (print.pairs == before) ++print.without_place;
  }
  return print;
}

}  // namespace haven::synthetic
