#include "matching/solving/standing_plan.h"

#include <algorithm>

#include "matching/solving/dive.h"
#include "matching/solving/tighten.h"
#include "matching/solving/value.h"

namespace haven::matching {
namespace {

/// Options of so many points of slack are kept at hand; all options of the unit that is asked about
/// are looked at in any case.
constexpr std::int64_t near_reach = 60;
/// When somebody would be left out, options of so many points are looked at as well.
constexpr std::int64_t far_reach = 1'000;
constexpr std::int64_t left_out = 50'000;
constexpr std::int64_t standing_slack = 10;

Batch with_bonus(Batch batch, const Assignment& shown, int bonus) {
  for (std::size_t u = 0; u < shown.size(); ++u)
    if (shown[u] != nowhere) {
      auto& quality =
          batch.options.quality[option_of(batch.options, static_cast<int>(u), shown[u])];
      quality = static_cast<std::int16_t>(quality + bonus);
    }
  return batch;
}

/// Children who keep their proposals.
std::int64_t staying(const Batch& batch, const Assignment& shown, const Assignment& plan) {
  std::int64_t children = 0;
  for (std::size_t u = 0; u < shown.size(); ++u)
    if (shown[u] != nowhere && shown[u] == plan[u]) children += batch.units[u].size;
  return children;
}

/// `near` with all options of one unit.
Options with_all_of(const Options& near, const Options& all, int unit) {
  Options made;
  made.first = near.first;
  const auto grow = (all.end(unit) - all.begin(unit)) - (near.end(unit) - near.begin(unit));
  for (std::size_t u = static_cast<std::size_t>(unit) + 1; u < made.first.size(); ++u)
    made.first[u] += grow;
  const auto join = [&](auto& to, const auto& from, const auto& whole) {
    to.reserve(from.size() + static_cast<std::size_t>(grow));
    to.insert(to.end(), from.begin(), from.begin() + near.begin(unit));
    to.insert(to.end(), whole.begin() + all.begin(unit), whole.begin() + all.end(unit));
    to.insert(to.end(), from.begin() + near.end(unit), from.end());
  };
  join(made.place, near.place, all.place);
  join(made.quality, near.quality, all.quality);
  return made;
}

}  // namespace

StandingPlan::StandingPlan(Batch batch, Assignment shown, int stay_bonus, int threads)
    : batch_(with_bonus(std::move(batch), shown, stay_bonus)),
      shown_(std::move(shown)),
      aim_{"value", tier_weights, true, {}},
      threads_(threads),
      stay_bonus_(stay_bonus) {
  shown_value_ = value_of(batch_, aim_, shown_);
  shown_bonus_ = stay_bonus_ * staying(batch_, shown_, shown_);
  flow_ = std::make_unique<Relaxation>(batch_, aim_, threads_);
  flow_->solve();
  plan_ = std::make_unique<FractionalPlan>(batch_, aim_, *flow_, standing_slack * scale);
  Effort effort;
  effort.threads = threads_;
  Search search{batch_, aim_, effort, {}};
  search.best.plan = shown_;
  search.best.value = shown_value_;
  search.best.root_scaled = std::numeric_limits<std::int64_t>::max();
  tighten(search, *plan_);
  prices_ = search.best.root;
  bound_ = bound_of(batch_, batch_.options, aim_, prices_, threads_);
  near_ = within(batch_, batch_.options, aim_, prices_, bound_, near_reach * scale, threads_);
}

Answer StandingPlan::answer(int unit, const std::vector<Decision>& decisions) {
  Effort effort;
  effort.threads = threads_;
  Search search{batch_, aim_, effort, {}};
  search.best.plan = only_locked(batch_);
  search.best.value = std::numeric_limits<std::int64_t>::min() / 4;
  const auto near = with_all_of(near_, batch_.options, unit);
  dive(search, *plan_, {near, decisions});
  if (search.best.value < shown_value_ - left_out) {
    const auto far =
        within(batch_, batch_.options, aim_, prices_, bound_, far_reach * scale, threads_);
    const auto wide = with_all_of(far, batch_.options, unit);
    dive(search, *plan_, {wide, decisions});
  }
  Answer answer;
  answer.plan = std::move(search.best.plan);
  const auto value = value_of(batch_, aim_, answer.plan);
  answer.points_lost =
      (shown_value_ - shown_bonus_) - (value - stay_bonus_ * staying(batch_, shown_, answer.plan));
  for (std::size_t u = 0; u < shown_.size(); ++u)
    if (answer.plan[u] != shown_[u])
      answer.changes.push_back({static_cast<int>(u), shown_[u], answer.plan[u]});
  std::ranges::stable_partition(answer.changes,
                                [&](const Change& change) { return change.unit == unit; });
  return answer;
}

Answer StandingPlan::without(int unit, int place) {
  return answer(unit, {{unit, Level::place, place, false}});
}

Answer StandingPlan::with(int unit, int place) {
  return answer(unit, {{unit, Level::place, place, true}});
}

std::vector<int> StandingPlan::alternatives(int unit, int place, int most) {
  std::vector<int> found;
  std::vector<Decision> decisions{{unit, Level::place, place, false}};
  while (static_cast<int>(found.size()) < most) {
    const auto next = answer(unit, decisions).plan[unit];
    if (next == nowhere) break;
    found.push_back(next);
    decisions.push_back({unit, Level::place, next, false});
  }
  return found;
}

}  // namespace haven::matching
