#include "matching/covers.h"

#include <algorithm>
#include <limits>
#include <map>

namespace haven::matching {
namespace {

constexpr double seen = 1e-6;
constexpr double broken_enough = 0.02;

struct Present {
  int unit;
  int size;
  double share;
};

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

struct Broken {
  double by;
  Cut cut;
};

/// Who is where, by place and by authority.
struct Presence {
  std::vector<std::vector<Present>> at_place, at_authority;

  Presence(const Batch& batch, const FractionalPlan& plan)
      : at_place(batch.places.size()), at_authority(batch.authorities.size()) {
    std::map<int, double> shares;
    for (std::size_t u = 0; u < batch.units.size(); ++u) {
      const int unit = static_cast<int>(u);
      shares.clear();
      for (const int i : plan.columns_of(unit)) {
        const auto& column = plan.columns()[i];
        if (column.share < seen) continue;
        at_place[column.place].push_back({unit, batch.units[u].size, column.share});
        shares[batch.places[column.place].authority] += column.share;
      }
      for (const auto& [authority, share] : shares)
        at_authority[authority].push_back({unit, batch.units[u].size, share});
    }
  }
};

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
