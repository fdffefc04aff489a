#include "matching/proof/covers.h"

#include <algorithm>
#include <limits>

#include "matching/proof/presence.h"

namespace haven::matching {
namespace {

/// All units of one size, ascending: any of them may stand in a cover.
using BySize = std::vector<std::vector<int>>;

struct Cover {
  std::vector<int> units;
  int big = 0;
  double broken = 0;  ///< By how much.
};

/// The cheapest way to a weight with the smaller units: cost of one is what it is short of a whole.
class Knapsack {
 public:
  Knapsack(const std::vector<Present>& present, int below) {
    for (const auto& one : present)
      if (one.size < below) items_.push_back(one);
    int all = 0;
    for (const auto& item : items_) all += item.size;
    cost_.assign(all + 1, std::numeric_limits<double>::infinity());
    cost_[0] = 0;
    int reached = 0;
    for (const auto& item : items_) {
      taken_.emplace_back(all + 1, false);
      reached += item.size;
      for (int w = reached; w >= item.size; --w) {
        const double with = cost_[w - item.size] + 1 - item.share;
        if (with < cost_[w]) {
          cost_[w] = with;
          taken_.back()[w] = true;
        }
      }
    }
  }
  int heaviest() const { return static_cast<int>(cost_.size()) - 1; }
  double cost(int weight) const { return cost_[weight]; }
  std::vector<int> units(int weight) const {
    std::vector<int> chosen;
    for (std::size_t i = items_.size(); i-- > 0;)
      if (taken_[i][weight]) {
        chosen.push_back(items_[i].unit);
        weight -= items_[i].size;
      }
    return chosen;
  }

 private:
  std::vector<Present> items_;
  std::vector<double> cost_;
  std::vector<std::vector<bool>> taken_;
};

/// The most broken cover of `room` whose largest units have size `big`. `beyond` is paid for.
Cover most_broken(const std::vector<Present>& present, int room, int big, double beyond,
                  const BySize& all) {
  Cover best;
  double counted = 0;
  for (const auto& one : present)
    if (one.size >= big) counted += one.share;
  if (counted < seen) return best;
  const Knapsack small(present, big);
  int best_weight = 0;
  std::size_t best_big = 0;
  const auto enough = static_cast<std::size_t>(room / big) + 1;
  for (std::size_t count = 1; count <= std::min(all[big].size(), enough); ++count) {
    const int needed = std::max(0, room + 1 - static_cast<int>(count) * big);
    for (int weight = needed; weight <= std::min(small.heaviest(), needed + big); ++weight) {
      const double broken = counted + 1 - beyond - static_cast<double>(count) - small.cost(weight);
      if (broken <= best.broken) continue;
      best.broken = broken;
      best_weight = weight;
      best_big = count;
    }
  }
  if (best.broken < broken_enough) return {};
  best.big = big;
  best.units = small.units(best_weight);
  best.units.insert(best.units.end(), all[big].begin(),
                    all[big].begin() + static_cast<std::ptrdiff_t>(best_big));
  std::ranges::sort(best.units);
  return best;
}

bool are_whole(const std::vector<Present>& present) {
  return std::ranges::all_of(
      present, [](const Present& one) { return one.share < seen || one.share > 1 - seen; });
}

void cover(const std::vector<Present>& present, int room, Cut like, double beyond,
           const BySize& all, std::vector<Cut>& cuts) {
  Cover best;
  for (int big = 2; big < static_cast<int>(all.size()); ++big) {
    if (all[big].empty()) continue;
    auto found = most_broken(present, room, big, beyond, all);
    if (found.broken > best.broken) best = std::move(found);
  }
  if (best.units.empty()) return;
  like.units = std::move(best.units);
  like.big = best.big;
  cuts.push_back(std::move(like));
}

}  // namespace

std::vector<Cut> broken_covers(const Batch& batch, const FractionalPlan& plan) {
  BySize all(batch.largest() + 1);
  for (std::size_t u = 0; u < batch.units.size(); ++u)
    all[batch.units[u].size].push_back(static_cast<int>(u));
  const Presence presence(batch, plan);
  std::vector<Cut> cuts;
  for (std::size_t p = 0; p < presence.at_place.size(); ++p) {
    if (presence.at_place[p].size() < 2 || are_whole(presence.at_place[p])) continue;
    cover(presence.at_place[p], batch.places[p].beds,
          {Cut::Kind::place_cover, static_cast<int>(p), 0, {}, 0}, 0, all, cuts);
  }
  for (std::size_t a = 0; a < presence.at_authority.size(); ++a) {
    const auto& present = presence.at_authority[a];
    if (are_whole(present)) continue;
    const auto& steps = batch.authorities[a].steps;
    int room = 0;
    for (std::size_t k = 0; k < steps.size(); ++k) {
      room += steps[k].children;
      const bool is_last = k + 1 == steps.size();
      Cut like{is_last ? Cut::Kind::authority_cover : Cut::Kind::level_cover,
               static_cast<int>(a),
               is_last ? 0 : static_cast<int>(k + 1),
               {},
               0};
      const int level = static_cast<int>(k + 1);
      cover(present, room, std::move(like), is_last ? 0 : plan.beyond(static_cast<int>(a), level),
            all, cuts);
    }
  }
  return cuts;
}

}  // namespace haven::matching
