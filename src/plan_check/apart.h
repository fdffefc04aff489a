#pragma once
#include <map>

#include "plan_check/model.h"

/// Which units may not be near one another, asked pair by pair.
namespace haven::plan_check {

class Apart {
 public:
  explicit Apart(const std::vector<Conflict>& conflicts) {
    for (const auto& conflict : conflicts) {
      auto& level =
          widest_.emplace(std::minmax(conflict.a, conflict.b), Level::place).first->second;
      if (conflict.level == Level::authority) level = Level::authority;
    }
  }

  /// Two units that may not share an authority may not share a place either.
  bool must_be(std::size_t a, std::size_t b, Level level) const {
    const auto found = widest_.find(std::minmax(a, b));
    return found != widest_.end() && (level == Level::place || found->second == level);
  }

 private:
  std::map<std::pair<std::size_t, std::size_t>, Level> widest_;
};

}  // namespace haven::plan_check
