#pragma once
#include <algorithm>
#include <vector>

#include "matching/batch.h"

/// Beds and room as units are placed one by one.
namespace haven::matching {

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

}  // namespace haven::matching
