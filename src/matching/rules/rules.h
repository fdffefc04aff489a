#pragma once
#include <cstdint>
#include <vector>

#include "matching/instance.h"

/// Why a home is closed to a child whatever becomes of the others. Each rule by itself is enough;
/// all of them together are what would have to change.
namespace haven::matching {

/// In the order of their names.
enum class Rule {
  age,
  age_unknown_unsuitable,
  age_unknown_with_adults,
  capacity,
  frozen,
  gender,
  human_veto,
  known_contact,
  locked,
  need,
  not_together_resident,
  quota,
  quota_pool,
  registration,
  threat_area,
  threat_ring,
};
inline constexpr int rule_count = 16;

/// A fact that a rule needs and nobody knows.
enum class Fact {
  adults,
  age,
  ages,
  basis,
  beds,
  contacts,
  gender,
  genders,
  needs,
  registration,
  residents,
  specialisms,
  suitability,
  threats,
  travel,
  zone,
};
inline constexpr int fact_count = 16;

struct Blocking {
  std::uint32_t rules = 0;    ///< Bits by Rule.
  std::uint32_t missing = 0;  ///< Bits by Fact.

  bool none() const { return rules == 0 && missing == 0; }
  int count() const { return __builtin_popcount(rules) + __builtin_popcount(missing); }
  void add(Rule rule) { rules |= 1U << static_cast<int>(rule); }
  void add(Fact fact) { missing |= 1U << static_cast<int>(fact); }
  bool has(Rule rule) const { return (rules >> static_cast<int>(rule) & 1U) != 0; }
  bool operator==(const Blocking&) const = default;
};

/// The people whom a unit may not live with, resolved against an instance's homes.
class Rules {
 public:
  explicit Rules(const Instance& instance);

  /// The complete set of rules that close `place` to `unit`, and of facts that are missing.
  Blocking blocking(int unit, int place) const;

 private:
  void people(const Unit& unit, const Place& place, Blocking& found) const;

  const Instance& instance_;
  std::vector<std::vector<int>> residents_of_authority_;  ///< Ascending.
  std::vector<std::vector<int>> vetoed_;                  ///< Places by unit, ascending.
};

}  // namespace haven::matching
