#include "matching/plan_json.h"

#include <boost/json.hpp>
#include <ostream>

#include "matching/count_optima.h"
#include "matching/proof/certificate_json.h"
#include "matching/rules/eligible.h"
#include "matching/rules/rule_words.h"
#include "matching/rules/rules.h"
#include "matching/solving/value.h"

namespace haven::matching {
namespace {

namespace json = boost::json;

constexpr std::size_t short_list = 100'000;

json::object assignment_of(const Instance& instance, const Batch& batch,
                           const Assignment& assignment) {
  std::vector<int> places(instance.units.size(), nowhere);
  for (std::size_t u = 0; u < assignment.size(); ++u)
    if (assignment[u] != nowhere) places[batch.unit_told[u]] = batch.place_told[assignment[u]];
  json::object by_unit;
  for (std::size_t u = 0; u < places.size(); ++u)
    by_unit[instance.units[u].id] =
        places[u] == nowhere ? json::value(nullptr) : json::value(instance.places[places[u]].id);
  return by_unit;
}

void reasons(const Instance& instance, json::object& line) {
  const Rules rules(instance);
  json::object eligible, blocked;
  for (std::size_t u = 0; u < instance.units.size(); ++u) {
    json::array open;
    json::object closed;
    for (std::size_t p = 0; p < instance.places.size(); ++p) {
      const auto found = rules.blocking(static_cast<int>(u), static_cast<int>(p));
      if (found.none()) {
        open.emplace_back(instance.places[p].id);
        continue;
      }
      json::array names;
      for (auto& name : names_of(found)) names.emplace_back(std::move(name));
      closed[instance.places[p].id] = std::move(names);
    }
    eligible[instance.units[u].id] = std::move(open);
    if (!closed.empty()) blocked[instance.units[u].id] = std::move(closed);
  }
  line["eligible"] = std::move(eligible);
  line["blocked"] = std::move(blocked);
}

/// Whoever agreed on them must know: the place agreed for each unit that a rule closes by now.
json::object lapsed_locks(const Instance& instance) {
  json::object agreed;
  for (const auto& [unit, place] : instance.lapsed)
    agreed[instance.units[unit].id] = instance.places[place].id;
  return agreed;
}

/// Points of one more bed, by place; those of nothing are left out.
json::object shadow_prices(const Instance& instance, const Batch& batch, const Plan& plan) {
  const auto& prices = plan.stages.back().solved.root;
  json::object points;
  for (std::size_t p = 0; p < prices.place.size(); ++p) {
    const auto price = prices.place[p] + prices.authority[batch.places[p].authority];
    if (price >= scale) points[instance.places[batch.place_told[p]].id] = price / scale;
  }
  return points;
}

}  // namespace

void write_plan(const Instance& instance, const Batch& batch, const Plan& plan,
                const Beside& beside, std::ostream& out) {
  json::object line{
      {"id", instance.id},
      {"mode", plan.mode == Mode::weighted ? "weighted" : "lexicographic"},
      {"objective", plan.objective},
      {"placedByTier", {plan.placed[0], plan.placed[1], plan.placed[2]}},
      {"qualityNet", plan.quality_net},
      {"authorityCost", plan.intake_cost},
      {"qualityMinusCost", plan.quality_net - plan.intake_cost},
      {"assignment", assignment_of(instance, batch, plan.assignment)},
  };
  if (beside.explain == Explain::always ||
      instance.units.size() * instance.places.size() <= short_list)
    reasons(instance, line);
  if (!instance.lapsed.empty()) line["lapsedLocks"] = lapsed_locks(instance);
  line["bound"] = plan.bound;
  line["proved"] = plan.is_proved;
  if (plan.cbc_says_best) line["unverified"] = said_by_cbc;
  if (beside.counts_optima) {
    const auto count = count_optima(batch, plan);
    line["optimalCount"] = count ? json::value(*count) : json::value(nullptr);
  }
  if (beside.shows_prices) line["shadowPrices"] = shadow_prices(instance, batch, plan);
  json::array stages;
  for (const auto& stage : plan.stages) stages.push_back(to_json(instance, batch, stage));
  if (beside.placed != nullptr) stages.push_back(to_json(instance, batch, *beside.placed));
  line["certificate"] = json::object{{"scale", scale}, {"stages", std::move(stages)}};
  out << json::serialize(line) << '\n';
}

}  // namespace haven::matching
