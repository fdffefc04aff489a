#include "matching/proof/cliques.h"

#include <algorithm>

#include "matching/proof/presence.h"

namespace haven::matching {
namespace {

/// Grows a set kept apart from `start`, the largest shares first.
std::vector<int> clique_from(const std::vector<Present>& present, std::size_t start,
                             const Batch& batch, Level level, double& sum) {
  std::vector<int> clique{present[start].unit};
  sum = present[start].share;
  const auto fits = [&](int unit) {
    return std::ranges::all_of(clique,
                               [&](int member) { return batch.are_apart(member, unit, level); });
  };
  for (std::size_t i = 0; i < present.size(); ++i)
    if (i != start && fits(present[i].unit)) {
      clique.push_back(present[i].unit);
      sum += present[i].share;
    }
  return clique;
}

void cliques_at(std::vector<Present> present, const Batch& batch, Level level, int at,
                std::vector<Cut>& cuts) {
  const auto& lists = level == Level::place ? batch.apart_at_place : batch.apart_at_authority;
  std::erase_if(present, [&](const Present& one) { return lists[one.unit].empty(); });
  std::ranges::sort(present, [](const Present& a, const Present& b) {
    return a.share != b.share ? a.share > b.share : a.unit < b.unit;
  });
  std::vector<Cut> found;
  for (std::size_t start = 0; start < present.size(); ++start) {
    double sum = 0;
    auto clique = clique_from(present, start, batch, level, sum);
    if (sum < 1 + broken_enough) continue;
    // Others who are kept apart from all of them make it stronger and cost nothing.
    for (const int other : lists[clique.front()])
      if (std::ranges::all_of(clique, [&](int member) {
            return member != other && batch.are_apart(member, other, level);
          }))
        clique.push_back(other);
    std::ranges::sort(clique);
    Cut cut{level == Level::place ? Cut::Kind::apart_at_place : Cut::Kind::apart_at_authority, at,
            0, std::move(clique), 0};
    if (std::ranges::find(found, cut) == found.end()) found.push_back(std::move(cut));
  }
  std::ranges::move(found, std::back_inserter(cuts));
}

}  // namespace

std::vector<Cut> broken_cliques(const Batch& batch, const FractionalPlan& plan) {
  std::vector<Cut> cuts;
  if (batch.conflicts.empty()) return cuts;
  const Presence presence(batch, plan);
  for (std::size_t a = 0; a < presence.at_authority.size(); ++a)
    cliques_at(presence.at_authority[a], batch, Level::authority, static_cast<int>(a), cuts);
  for (std::size_t p = 0; p < presence.at_place.size(); ++p)
    cliques_at(presence.at_place[p], batch, Level::place, static_cast<int>(p), cuts);
  return cuts;
}

}  // namespace haven::matching
