#include <algorithm>
#include <numeric>

#include "matching/solve.h"

namespace haven::matching {
namespace {

/// What is left as units are placed one by one.
class Left {
 public:
  explicit Left(const Batch& batch) : batch_(batch) {
    for (const auto& place : batch.places) beds_.push_back(place.beds);
    for (const auto& authority : batch.authorities) quota_.push_back(authority.quota);
  }
  bool takes(int unit, int place, const Assignment& plan) const {
    const int size = batch_.units[unit].size;
    const int authority = batch_.places[place].authority;
    const auto clashes = [&](int other) { return plan[other] == place; };
    const auto clashes_near = [&](int other) {
      return plan[other] != nowhere && batch_.places[plan[other]].authority == authority;
    };
    return beds_[place] >= size && quota_[authority] >= size &&
           std::ranges::none_of(batch_.apart_at_place[unit], clashes) &&
           std::ranges::none_of(batch_.apart_at_authority[unit], clashes_near);
  }
  void take(int unit, int place) {
    beds_[place] -= batch_.units[unit].size;
    quota_[batch_.places[place].authority] -= batch_.units[unit].size;
  }

 private:
  const Batch& batch_;
  std::vector<int> beds_, quota_;
};

}  // namespace

Assignment greedy(const Batch& batch, const Aim& aim) {
  Assignment plan(batch.units.size(), nowhere);
  Left left(batch);
  std::vector<int> order(batch.units.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](int unit) { return batch.units[unit].tier; });
  for (const int unit : order) {
    std::int64_t best = 0;
    for (auto i = batch.options.begin(unit); i < batch.options.end(unit); ++i) {
      const int place = batch.options.place[i];
      const auto worth = aim.of(batch.units[unit].tier, batch.options.quality[i]) -
                         (aim.weighs_quality ? batch.places[place].reserve : 0);
      if (worth > best && left.takes(unit, place, plan)) {
        best = worth;
        plan[unit] = place;
      }
    }
    if (plan[unit] != nowhere) left.take(unit, plan[unit]);
  }
  return plan;
}

}  // namespace haven::matching
