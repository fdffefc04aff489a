#pragma once
#include <algorithm>
#include <vector>

#include "matching/solving/batch.h"
#include "matching/solving/value.h"

/// Beds and room as units are placed one by one.
namespace haven::matching {

/// What is left as units are placed one by one.
class Left {
 public:
  /// After `begun` is placed.
  Left(const Batch& batch, const Assignment& begun) : batch_(batch) {
    for (const auto& place : batch.places) beds_.push_back(place.beds);
    for (const auto& authority : batch.authorities) {
      quota_.push_back(authority.quota);
      auto& pools = pools_.emplace_back();
      for (const auto& pool : authority.pools) pools.push_back(pool.quota);
    }
    for (std::size_t u = 0; u < begun.size(); ++u)
      if (begun[u] != nowhere) take(static_cast<int>(u), begun[u]);
  }
  bool takes(int unit, int place, const Assignment& plan) const {
    const int size = batch_.units[unit].size;
    const int authority = batch_.places[place].authority;
    const auto clashes = [&](int other) { return plan[other] == place; };
    const auto clashes_near = [&](int other) {
      return plan[other] != nowhere && batch_.places[plan[other]].authority == authority;
    };
    const int pool = batch_.pool_of(authority, unit);
    return beds_[place] >= size && quota_[authority] >= size &&
           (pool < 0 || pools_[authority][pool] >= size) &&
           std::ranges::none_of(batch_.apart_at_place[unit], clashes) &&
           std::ranges::none_of(batch_.apart_at_authority[unit], clashes_near);
  }
  void take(int unit, int place) {
    const int size = batch_.units[unit].size;
    const int authority = batch_.places[place].authority;
    beds_[place] -= size;
    quota_[authority] -= size;
    if (const int pool = batch_.pool_of(authority, unit); pool >= 0)
      pools_[authority][pool] -= size;
  }

 private:
  const Batch& batch_;
  std::vector<int> beds_, quota_;
  std::vector<std::vector<int>> pools_;  ///< By authority.
};

}  // namespace haven::matching
