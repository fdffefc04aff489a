#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "matching/instance.h"

/// Which homes are open to whom, by bits: one bit a place for each thing a rule can ask, and for
/// each child no more than the conjunction of some of them. Says the same as `Rules::blocking`.
namespace haven::matching {

class Eligible {
 public:
  using Bits = std::vector<std::uint64_t>;

  explicit Eligible(const Instance& instance);

  /// Bit p is set when no rule closes place p to the unit. Facts that nobody knows close it.
  Bits places_of(int unit) const;

  /// Several at once: the masks of threats that many share are worked out once.
  std::vector<Bits> places_of_all(int threads) const;

 private:
  struct Sparse {
    std::size_t word;
    std::uint64_t bits;
  };
  using Memory = std::map<std::pair<int, int>, Bits>;

  Bits none() const { return Bits(words_, 0); }
  Bits open_to(const Unit& unit, int index) const;
  void close_pools(const Unit& unit, Bits& open) const;
  void close_people(const Unit& unit, Bits& open) const;
  void close_threats(const Unit& unit, Bits& open, Memory& masks) const;
  Bits threatened(const Threat& threat) const;

  const Instance& instance_;
  std::size_t words_;
  std::vector<Bits> takes_size_;  ///< Registered, with beds and quota for so many; from 0.
  std::vector<Bits> from_age_, to_age_;
  std::vector<Bits> takes_gender_;
  Bits takes_any_gender_, takes_known_gender_;
  Bits suits_unknown_age_;
  std::vector<Bits> offers_;
  Bits offers_unknown_, residents_unknown_, zone_unknown_;
  std::map<int, std::vector<int>> homes_of_person_;
  std::vector<std::vector<Sparse>> in_zone_;
  std::vector<std::vector<Sparse>> in_authority_;
  std::vector<int> with_pools_;  ///< Authorities.
  std::vector<std::vector<int>> vetoed_;
};

}  // namespace haven::matching
