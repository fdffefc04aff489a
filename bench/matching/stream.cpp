#include "stream.h"

#include <algorithm>

#include "matching/solving/keyed_order.h"
#include "matching/solving/relaxation.h"
#include "matching/solving/reserve.h"
#include "matching/solving/value.h"
#include "synthetic/matching/round.h"

namespace haven::bench {
namespace {

using namespace haven::matching;

constexpr int children = 2600;
constexpr int real_children = 1300;
constexpr int weeks = 26;
constexpr int weekly = 50;
constexpr int samples = 2;

/// The stream under way: who is where, what is left.
class HalfYear {
 public:
  HalfYear(std::uint64_t seed, int places)
      : seed_(seed),
        all_(batch_of(synthetic::invented_round({.children = children,
                                                 .places = places,
                                                 .seed = seed,
                                                 .quota_percent = 62,
                                                 .conflict_percent = 0,
                                                 .sibling_percent = 0,
                                                 .has_intake_cost = false}))),
        number_(all_.units.size()) {
    for (std::size_t u = 0; u < all_.units.size(); ++u)
      number_[all_.unit_told[u]] = static_cast<int>(u);
    for (int i = 0; i < real_children; ++i) order_.push_back(i);
    std::ranges::sort(order_, {}, [](int i) { return mix(77ULL * static_cast<unsigned>(i) + 5); });
  }

  Outcome run(Way way, int cap) {
    if (way == Way::hindsight) {
      pool_ = order_;
      place_best({});
      return outcome_;
    }
    for (int week = 0; week < weeks; ++week) {
      pool_.insert(pool_.end(), order_.begin() + week * weekly,
                   order_.begin() + (week + 1) * weekly);
      if (way == Way::one_by_one)
        place_one_by_one();
      else
        place_best(way == Way::with_prices ? prices(week, cap) : std::vector<int>{});
    }
    return outcome_;
  }

 private:
  /// A batch of these children and of what is left.
  Batch batch_for(const std::vector<int>& who, const std::vector<int>& reserve) const {
    Batch batch;
    batch.places = all_.places;
    batch.authorities = all_.authorities;
    for (auto& authority : batch.authorities) authority.steps = {{authority.quota, 0}};
    for (std::size_t p = 0; p < reserve.size(); ++p) batch.places[p].reserve = reserve[p];
    batch.options.first.push_back(0);
    for (const int told : who) {
      const int unit = number_[told];
      batch.units.push_back(all_.units[unit]);
      for (auto i = all_.options.begin(unit); i < all_.options.end(unit); ++i) {
        const auto& place = all_.places[all_.options.place[i]];
        if (place.beds == 0 || all_.authorities[place.authority].quota == 0) continue;
        batch.options.place.push_back(all_.options.place[i]);
        batch.options.quality.push_back(all_.options.quality[i]);
      }
      batch.options.first.push_back(batch.options.count());
    }
    batch.apart_at_place.resize(who.size());
    batch.apart_at_authority.resize(who.size());
    return batch;
  }

  std::vector<int> prices(int week, int cap) const {
    std::vector<Batch> futures;
    const int still_to_come = (weeks - 1 - week) * weekly;
    if (still_to_come == 0) return {};
    for (int s = 0; s < samples; ++s) {
      auto who = pool_;
      for (int i = 0; i < still_to_come; ++i)
        who.push_back(real_children +
                      static_cast<int>(mix(1000003ULL * static_cast<unsigned>(week) +
                                           7919ULL * static_cast<unsigned>(s) +
                                           31ULL * static_cast<unsigned>(i) + seed_) %
                                       real_children));
      futures.push_back(batch_for(who, {}));
    }
    return reserve_prices(futures, cap, Reserving::never_a_bed);
  }

  void take(int told, int place, int quality) {
    --all_.places[place].beds;
    --all_.authorities[all_.places[place].authority].quota;
    ++outcome_.placed;
    if (all_.units[number_[told]].tier == 0) ++outcome_.tier_1;
    outcome_.quality += quality;
  }

  void place_best(const std::vector<int>& reserve) {
    const auto batch = batch_for(pool_, reserve);
    Relaxation flow(batch, {"value", tier_weights, true, {}});
    flow.solve();
    std::vector<int> left;
    const auto plan = flow.assignment();
    for (std::size_t u = 0; u < pool_.size(); ++u) {
      if (plan[u] == nowhere)
        left.push_back(pool_[u]);
      else
        take(pool_[u], plan[u],
             batch.options.quality[option_of(batch.options, static_cast<int>(u), plan[u])]);
    }
    pool_ = std::move(left);
  }

  void place_one_by_one() {
    std::ranges::stable_sort(pool_, {}, [&](int told) { return all_.units[number_[told]].tier; });
    std::vector<int> left;
    for (const int told : pool_) {
      const int unit = number_[told];
      int place = nowhere;
      int best = -1;
      for (auto i = all_.options.begin(unit); i < all_.options.end(unit); ++i) {
        const int at = all_.options.place[i];
        const bool is_free =
            all_.places[at].beds > 0 && all_.authorities[all_.places[at].authority].quota > 0;
        const int quality = all_.options.quality[i];
        if (!is_free || quality < best) continue;
        if (quality == best && all_.place_told[at] > all_.place_told[place]) continue;
        best = quality;
        place = at;
      }
      if (place == nowhere)
        left.push_back(told);
      else
        take(told, place, best);
    }
    pool_ = std::move(left);
  }

  std::uint64_t seed_;
  Batch all_;
  std::vector<int> number_;  ///< In the batch, by the number told.
  std::vector<int> order_, pool_;
  Outcome outcome_;
};

}  // namespace

Outcome half_a_year(std::uint64_t seed, int places, int cap, Way way) {
  return HalfYear(seed, places).run(way, cap);
}

}  // namespace haven::bench
