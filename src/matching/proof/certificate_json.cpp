#include "matching/proof/certificate_json.h"

#include <boost/json.hpp>

namespace haven::matching {
namespace {

namespace json = boost::json;

/// Says things by the ids of the instance.
class Ids {
 public:
  Ids(const Instance& instance, const Batch& batch) : instance_(instance), batch_(batch) {}

  const std::string& unit(int unit) const { return instance_.units[batch_.unit_told[unit]].id; }
  const std::string& place(int place) const {
    return instance_.places[batch_.place_told[place]].id;
  }
  const std::string& authority(int authority) const {
    return instance_.authorities[batch_.authority_told[authority]].id;
  }

  const std::string& pool(int authority, int pool) const {
    return instance_.authorities[batch_.authority_told[authority]].pools[pool].id;
  }

 private:
  const Instance& instance_;
  const Batch& batch_;
};

json::object to_json(const PricedCut& priced, const Ids& ids) {
  const auto& [price, cut] = priced;
  json::array units;
  for (const int unit : cut.units) units.emplace_back(ids.unit(unit));
  json::object made{{"kind", name_of(cut)},
                    {"price", price},
                    {"at", cut.is_at_place() ? ids.place(cut.at) : ids.authority(cut.at)}};
  if (cut.kind == Cut::Kind::pool)
    made["pool"] = ids.pool(cut.at, cut.pool);
  else
    made["units"] = std::move(units);
  if (cut.kind == Cut::Kind::level_cover) made["level"] = cut.level;
  return made;
}

/// Prices of nothing are left out.
void add_prices(const Prices& prices, const Ids& ids, json::object& to) {
  json::object places, authorities;
  for (std::size_t p = 0; p < prices.place.size(); ++p)
    if (prices.place[p] > 0) places[ids.place(static_cast<int>(p))] = prices.place[p];
  for (std::size_t a = 0; a < prices.authority.size(); ++a)
    if (prices.authority[a] > 0)
      authorities[ids.authority(static_cast<int>(a))] = prices.authority[a];
  json::array cuts;
  for (const auto& cut : prices.cuts) cuts.push_back(to_json(cut, ids));
  to["placePrices"] = std::move(places);
  to["authorityPrices"] = std::move(authorities);
  to["tierPrices"] = {prices.tier[0], prices.tier[1], prices.tier[2]};
  to["cuts"] = std::move(cuts);
}

json::object to_json(const Leaf& leaf, const Ids& ids) {
  json::array decisions;
  for (const auto& decision : leaf.decisions) {
    const bool is_place = decision.level == Level::place;
    decisions.push_back(
        json::object{{"unit", ids.unit(decision.unit)},
                     {is_place ? "place" : "authority",
                      is_place ? ids.place(decision.at) : ids.authority(decision.at)},
                     {"in", decision.in}});
  }
  json::object made{{"decisions", std::move(decisions)}};
  add_prices(leaf.prices, ids, made);
  return made;
}

}  // namespace

json::object to_json(const Instance& instance, const Batch& batch, const Stage& stage) {
  const Ids ids(instance, batch);
  json::object made{{"maximises", stage.aim.name},
                    {"bound", stage.solved.bound},
                    {"scaledBound", stage.solved.root_scaled}};
  add_prices(stage.solved.root, ids, made);
  json::array leaves;
  for (const auto& leaf : stage.solved.leaves) leaves.push_back(to_json(leaf, ids));
  made["leaves"] = std::move(leaves);
  return made;
}

}  // namespace haven::matching
