#pragma once
#include <string>
#include <vector>

#include "matching/instance.h"

/// Small instances made by hand, for tests.
namespace haven::matching {

inline Place home(const std::string& id, int beds, int authority = 0) {
  Place place;
  place.id = id;
  place.beds = beds;
  place.authority = authority;
  return place;
}

inline Unit child(const std::string& id, int tier, int age = 15) {
  Unit unit;
  unit.id = id;
  unit.tier = tier;
  unit.children = {{age, 0, false}};
  return unit;
}

/// With authorities that take nobody dearly, no reserve prices, and qualities by unit and place.
inline Instance instance_of(std::vector<Place> places, std::vector<Unit> units,
                            const std::vector<std::vector<int>>& qualities, int authorities = 1) {
  Instance instance;
  instance.id = instance.run = "test";
  for (int a = 0; a < authorities; ++a)
    instance.authorities.push_back({"a" + std::to_string(a), 9, {{9, 0}}});
  instance.reserve.assign(places.size(), 0);
  instance.places = std::move(places);
  instance.units = std::move(units);
  for (const auto& row : qualities) {
    auto& list = instance.quality.emplace_back();
    for (std::size_t p = 0; p < row.size(); ++p) list.push_back({static_cast<int>(p), row[p]});
  }
  return instance;
}

}  // namespace haven::matching
