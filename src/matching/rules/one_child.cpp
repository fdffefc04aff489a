#include "matching/rules/one_child.h"

#include <algorithm>

#include "matching/rules/reasons.h"
#include "matching/rules/rule_words.h"
#include "matching/solving/keyed_order.h"

namespace haven::matching {
namespace {

struct Candidate {
  int place;
  std::array<std::int16_t, term_count> key;  ///< The terms, in the order in which they count.
  std::uint64_t hash;
};

std::vector<Term> order_of(std::span<const Term> asked_first) {
  std::vector<Term> order(asked_first.begin(), asked_first.end());
  for (int term = 0; term < term_count; ++term)
    if (std::ranges::find(order, static_cast<Term>(term)) == order.end())
      order.push_back(static_cast<Term>(term));
  return order;
}

bool is_before(const Candidate& a, const Candidate& b) {
  if (a.key != b.key) return a.key > b.key;
  return a.hash < b.hash;
}

}  // namespace

std::vector<OpenHome> open_homes(const Instance& instance, const Eligible& eligible, int unit,
                                 std::span<const Term> asked_first, std::size_t most,
                                 Audience audience) {
  const auto order = order_of(asked_first);
  const auto open = eligible.places_of(unit);
  TermsOf terms_of_place(instance, unit);
  std::vector<Candidate> candidates;
  for (std::size_t word = 0; word < open.size(); ++word)
    for (auto left = open[word]; left != 0; left &= left - 1) {
      const auto place = static_cast<int>(word * 64) + __builtin_ctzll(left);
      const auto terms = terms_of_place(place);
      auto& made = candidates.emplace_back();
      made.place = place;
      for (std::size_t i = 0; i < order.size(); ++i)
        made.key[i] = static_cast<std::int16_t>(terms[static_cast<std::size_t>(order[i])]);
      made.hash = mix(mix(static_cast<std::uint64_t>(unit)) ^ static_cast<std::uint64_t>(place));
    }
  most = std::min(most, candidates.size());
  std::ranges::partial_sort(candidates, candidates.begin() + static_cast<std::ptrdiff_t>(most),
                            is_before);
  std::vector<OpenHome> homes;
  for (std::size_t i = 0; i < most; ++i)
    homes.push_back(
        {candidates[i].place, reasons_for(instance, unit, candidates[i].place, order, audience)});
  return homes;
}

std::vector<ClosedHome> closed_homes(const Instance& instance, const Rules& rules, int unit) {
  std::vector<ClosedHome> closed;
  for (std::size_t p = 0; p < instance.places.size(); ++p) {
    const auto found = rules.blocking(unit, static_cast<int>(p));
    if (!found.none()) closed.push_back({static_cast<int>(p), found});
  }
  return closed;
}

std::vector<Waiver> waivers(std::span<const ClosedHome> closed) {
  std::vector<Waiver> all;
  for (int rule = 0; rule < rule_count; ++rule) {
    const auto one = static_cast<Rule>(rule);
    Waiver waiver{one, {}, who_may_waive(one)};
    for (const auto& [place, blocking] : closed)
      if (blocking.count() == 1 && blocking.has(one)) waiver.places.push_back(place);
    if (!waiver.places.empty()) all.push_back(std::move(waiver));
  }
  return all;
}

std::vector<ClosedHome> nearest_to_open(std::span<const ClosedHome> closed) {
  std::vector<ClosedHome> nearest;
  for (const auto& home : closed) {
    if (!nearest.empty() && home.blocking.count() > nearest.front().blocking.count()) continue;
    if (!nearest.empty() && home.blocking.count() < nearest.front().blocking.count())
      nearest.clear();
    nearest.push_back(home);
  }
  return nearest;
}

}  // namespace haven::matching
