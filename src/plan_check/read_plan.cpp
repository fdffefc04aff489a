#include <fmt/format.h>

#include "plan_check/plan.h"

namespace haven::plan_check {
namespace {

constexpr std::int64_t most = std::int64_t{1} << 60;

Result<std::int64_t> number(const Part& written, std::string_view key) {
  return TRY(written.at(key)).whole(-most, most);
}

Result<Plan::Mode> read_mode(const Part& written) {
  const auto mode = TRY(written.text());
  if (mode == "weighted") return Plan::Mode::weighted;
  if (mode == "lexicographic") return Plan::Mode::lexicographic;
  return written.wrong("Write the mode as \"weighted\" or \"lexicographic\"");
}

Result<Assignment> read_assignment(const Part& written, const Model& model) {
  Assignment assignment(model.units.size());
  std::vector<bool> is_named(model.units.size());
  for (const auto& [name, part] : TRY(written.entries())) {
    const auto unit = TRY(model.unit_names.number_of(name, part));
    is_named[unit] = true;
    if (part.is_null()) continue;
    const auto place = part.text();
    if (!place) return part.wrong("A unit goes to one place, whole: write its id, or null");
    assignment[unit] = TRY(model.place_names.number_of(*place, part));
  }
  for (std::size_t unit = 0; unit < is_named.size(); ++unit)
    if (!is_named[unit])
      return written.wrong(fmt::format("Nothing is said of the unit \"{}\": write a place or null",
                                       model.unit_names[unit]));
  return assignment;
}

Result<void> read_eligible(const Part& written, const Model& model, Plan& plan) {
  if (!written.has("eligible")) return {};
  plan.eligible.emplace();
  for (const auto& [name, part] : TRY(TRY(written.at("eligible")).entries())) {
    auto& places = (*plan.eligible)[TRY(model.unit_names.number_of(name, part))];
    for (const auto& item : TRY(part.items()))
      places.push_back(TRY(model.place_names.number_of(item)));
  }
  return {};
}

Result<void> read_blocked(const Part& written, const Model& model, Plan& plan) {
  if (!written.has("blocked")) return {};
  plan.blocked.emplace();
  for (const auto& [name, row] : TRY(TRY(written.at("blocked")).entries())) {
    const auto unit = TRY(model.unit_names.number_of(name, row));
    for (const auto& [place, rules] : TRY(row.entries()))
      (*plan.blocked)[{unit, TRY(model.place_names.number_of(place, rules))}] = TRY(rules.texts());
  }
  return {};
}

Result<void> read_by_tier(const Part& written, Plan& plan) {
  const auto tiers = TRY(written.items());
  if (tiers.size() != 3) return written.wrong("Write three numbers, one a tier");
  for (std::size_t t = 0; t < 3; ++t) plan.placed_by_tier[t] = TRY(tiers[t].whole(0, most));
  return {};
}

Result<std::set<UnitAndPlace>> read_lapsed(const Part& written, const Model& model) {
  std::set<UnitAndPlace> lapsed;
  if (!written.has("lapsedLocks")) return lapsed;
  for (const auto& [unit, place] : TRY(TRY(written.at("lapsedLocks")).entries()))
    lapsed.emplace(TRY(model.unit_names.number_of(unit, place)),
                   TRY(model.place_names.number_of(place)));
  return lapsed;
}

Result<void> read_extras(const Part& written, Plan& plan) {
  if (written.has("placed")) plan.placed = TRY(number(written, "placed"));
  if (written.has("placedProved"))
    plan.placed_proved = TRY(TRY(written.at("placedProved")).truth());
  if (written.has("optimalCount") && !TRY(written.at("optimalCount")).is_null())
    plan.optimal_count = TRY(number(written, "optimalCount"));
  return {};
}

}  // namespace

Result<Plan> read_plan(const Part& written, const Model& model) {
  TRY(written.only({"id",
                    "mode",
                    "objective",
                    "placedByTier",
                    "qualityNet",
                    "authorityCost",
                    "qualityMinusCost",
                    "assignment",
                    "eligible",
                    "blocked",
                    "bound",
                    "proved",
                    "certificate",
                    "placed",
                    "placedProved",
                    "optimalCount",
                    "shadowPrices",
                    "seconds",
                    "secondsForPlaced",
                    "unverified",
                    "lapsedLocks"}));
  Plan plan;
  plan.id = TRY(TRY(written.at("id")).text());
  plan.mode = TRY(read_mode(TRY(written.at("mode"))));
  plan.objective = TRY(number(written, "objective"));
  TRY(read_by_tier(TRY(written.at("placedByTier")), plan));
  plan.quality_net = TRY(number(written, "qualityNet"));
  plan.authority_cost = TRY(number(written, "authorityCost"));
  plan.quality_minus_cost = TRY(number(written, "qualityMinusCost"));
  plan.assignment = TRY(read_assignment(TRY(written.at("assignment")), model));
  TRY(read_eligible(written, model, plan));
  TRY(read_blocked(written, model, plan));
  plan.lapsed = TRY(read_lapsed(written, model));
  plan.bound = TRY(number(written, "bound"));
  plan.proved = TRY(TRY(written.at("proved")).truth());
  TRY(read_extras(written, plan));
  plan.certificate = TRY(read_certificate(TRY(written.at("certificate")), model));
  return plan;
}

}  // namespace haven::plan_check
