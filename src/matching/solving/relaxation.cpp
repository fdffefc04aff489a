#include "matching/solving/relaxation.h"

#include <algorithm>

#include "matching/proof/best.h"
#include "matching/solving/keyed_order.h"
#include "matching/solving/threads.h"
#include "matching/solving/value.h"

namespace haven::matching {
namespace {

constexpr std::size_t best_at_first = 20;
constexpr std::int64_t random_at_first = 4;
constexpr std::size_t best_at_a_time = 12;
/// A unit's arcs can carry more than it has, so that none is ever at its capacity.
constexpr std::int64_t roomy = 2;
/// What it costs to leave a locked child without its place: more than anybody else could gain.
constexpr std::int64_t unthinkable = 100'000'000;

std::vector<std::int64_t> supplies(const Batch& batch) {
  std::vector<std::int64_t> supply(1 + batch.authorities.size() + batch.places.size(), 0);
  for (const auto& unit : batch.units) supply.push_back(unit.size);
  return supply;
}

}  // namespace

Aim aim_of_flow(const Aim& aim) {
  Aim flow = aim;
  flow.at_least = {};
  for (int tier = 0; tier < tier_count; ++tier)
    if (aim.at_least[tier] > 0) flow.worth[tier] += tier_weights[tier];
  return flow;
}

Relaxation::Relaxation(const Batch& batch, const Aim& aim, int threads)
    : batch_(batch), aim_(aim), threads_(threads), network_(supplies(batch)) {
  for (const auto& place : batch.places) reserve_.push_back(aim.weighs_quality ? place.reserve : 0);
  begin();
}

void Relaxation::add(int unit, std::int64_t option) {
  const auto place = batch_.options.place[option];
  const auto gain =
      aim_.of(batch_.units[unit].tier, batch_.options.quality[option]) - reserve_[place];
  network_.add_arc(node_of_unit(unit), node_of_place(place), roomy * batch_.units[unit].size,
                   -gain);
  choices_.push_back({unit, option});
}

void Relaxation::begin() {
  std::vector<int> hung(1 + batch_.authorities.size() + batch_.places.size() + batch_.units.size(),
                        -1);
  for (std::size_t a = 0; a < batch_.authorities.size(); ++a) {
    const int node = node_of_authority(static_cast<int>(a));
    first_step_.push_back(network_.arcs());
    for (const auto& step : batch_.authorities[a].steps) {
      const auto arc =
          network_.add_arc(node, 0, step.children, aim_.weighs_quality ? step.cost : 0);
      if (hung[node] < 0 && step.children > 0) hung[node] = arc;
    }
    if (hung[node] < 0) hung[node] = network_.add_arc(node, 0, 0, 0);
  }
  for (std::size_t p = 0; p < batch_.places.size(); ++p) {
    const int node = node_of_place(static_cast<int>(p));
    hung[node] = network_.add_arc(node, node_of_authority(batch_.places[p].authority),
                                  batch_.places[p].beds, 0);
  }
  for (std::size_t u = 0; u < batch_.units.size(); ++u) {
    const int node = node_of_unit(static_cast<int>(u));
    hung[node] = network_.add_arc(node, 0, roomy * batch_.units[u].size,
                                  batch_.units[u].is_locked ? unthinkable : 0);
  }
  network_.hang(hung);
  first_choice_ = network_.arcs();
  hung_ = std::move(hung);
  for (std::size_t u = 0; u < batch_.units.size(); ++u) {
    const int unit = static_cast<int>(u);
    const auto from = batch_.options.begin(unit);
    const auto count = batch_.options.end(unit) - from;
    Best best(best_at_first);
    for (auto i = from; i < from + count; ++i)
      best.offer(batch_.options.quality[i] - reserve_[batch_.options.place[i]], i);
    for (const auto& [margin, option] : best.list()) add(unit, option);
    // Some at random as well: quotas push children far from where they would be best.
    for (std::int64_t k = 0; k < std::min(random_at_first, count); ++k) {
      const auto draw = mix(mix(u) ^ static_cast<std::uint64_t>(k));
      add(unit, from + static_cast<std::int64_t>(draw % count));
    }
  }
}

Assignment Relaxation::assignment() const {
  Assignment plan(batch_.units.size(), nowhere);
  for (std::size_t i = 0; i < choices_.size(); ++i)
    if (2 * network_.flow(first_choice_ + static_cast<int>(i)) >
        batch_.units[choices_[i].unit].size)
      plan[choices_[i].unit] = batch_.options.place[choices_[i].option];
  return plan;
}

Prices Relaxation::prices() const {
  Prices prices;
  for (std::size_t a = 0; a < batch_.authorities.size(); ++a)
    prices.authority.push_back(
        scale *
        std::max<std::int64_t>(0, -network_.potential(node_of_authority(static_cast<int>(a)))));
  for (std::size_t p = 0; p < batch_.places.size(); ++p)
    prices.place.push_back(
        std::max<std::int64_t>(0, -scale * network_.potential(node_of_place(static_cast<int>(p))) -
                                      prices.authority[batch_.places[p].authority]));
  return prices;
}

/// Adds the options whose margin beats what the unit has. False when there are none: then the flow
/// is the best over all options.
bool Relaxation::add_wanted() {
  const auto now = prices();
  std::vector<Best> lists(batch_.units.size(), Best(best_at_a_time));
  bound_.best.resize(batch_.units.size());
  in_parallel(lists.size(), threads_, [&](std::size_t from, std::size_t to) {
    Margins margins(batch_, aim_, now);
    for (std::size_t u = from; u < to; ++u) {
      const int unit = static_cast<int>(u);
      const auto has = batch_.units[u].size * scale *
                       std::max<std::int64_t>(0, network_.potential(node_of_unit(unit)));
      bound_.best[u] = margins.best(batch_.options, unit);
      if (bound_.best[u] <= has) continue;
      margins.each(batch_.options, unit, [&](std::int64_t option, std::int64_t margin) {
        if (margin > has) lists[u].offer(margin, option);
      });
    }
  });
  bound_.scaled = Margins(batch_, aim_, now).rest();
  for (const auto best : bound_.best) bound_.scaled += best;
  bool is_any = false;
  for (std::size_t u = 0; u < lists.size(); ++u)
    for (const auto& [margin, option] : lists[u].list()) {
      add(static_cast<int>(u), option);
      is_any = true;
    }
  return is_any;
}

void Relaxation::solve(const std::function<bool()>& is_over) {
  do {
    network_.solve();
    ++rounds_;
  } while (add_wanted() && !is_over());
}

}  // namespace haven::matching
