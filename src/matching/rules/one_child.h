#pragma once
#include <span>
#include <string>
#include <vector>

#include "matching/rules/eligible.h"
#include "matching/rules/reasons.h"
#include "matching/rules/rules.h"

/// Everything about one child and all homes: which are open and what speaks for each, which are
/// closed and why, and what would open them. A worker chooses; nothing here is a score to be shown.
namespace haven::matching {

struct OpenHome {
  int place = 0;
  std::vector<Reason> reasons;
};

/// The first `most` homes that are open to the unit, in the order of what the worker asks to see
/// first; then of the published order of terms, then of a hash that favours nobody. Needs
/// `instance.facts`.
std::vector<OpenHome> open_homes(const Instance& instance, const Eligible& eligible, int unit,
                                 std::span<const Term> asked_first, std::size_t most,
                                 Audience audience = Audience::inside);

struct ClosedHome {
  int place = 0;
  Blocking blocking;
};

/// Every home that is closed to the unit, with its complete set of rules.
std::vector<ClosedHome> closed_homes(const Instance& instance, const Rules& rules, int unit);

/// What setting one rule aside would open, and who may do that.
struct Waiver {
  Rule rule;
  std::vector<int> places;
  std::string who_may;
};

/// For each rule that alone closes some home: those homes.
std::vector<Waiver> waivers(std::span<const ClosedHome> closed);

/// The homes with the fewest rules against them: where to begin when nobody fits.
std::vector<ClosedHome> nearest_to_open(std::span<const ClosedHome> closed);

}  // namespace haven::matching
