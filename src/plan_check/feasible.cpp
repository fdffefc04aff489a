#include "plan_check/feasible.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "plan_check/rules.h"

namespace haven::plan_check {
namespace {

std::string why_not(const Subject& subject, std::size_t unit, std::size_t place) {
  if (!subject.instance) return "the benchmark has no such pair";
  return fmt::format("{}", fmt::join(broken_rules(*subject.instance, unit, place), ", "));
}

Result<void> check_allowed(const Assignment& assignment, const Subject& subject) {
  const auto& model = subject.model;
  for (std::size_t u = 0; u < assignment.size(); ++u) {
    if (!assignment[u] && model.units[u].is_locked)
      return refuse(fmt::format("It is agreed where unit {} goes: it may not stay without a place",
                                model.unit_names[u]),
                    "assignment");
    if (assignment[u] && model.find(u, *assignment[u]) == nullptr)
      return refuse(
          fmt::format("Unit {} may not go to {}: {}", model.unit_names[u],
                      model.place_names[*assignment[u]], why_not(subject, u, *assignment[u])),
          "assignment");
  }
  return {};
}

Result<void> check_room(const Assignment& assignment, const Model& model) {
  std::vector<std::int64_t> in_place(model.places.size());
  std::vector<std::int64_t> in_authority(model.authorities.size());
  for (std::size_t u = 0; u < assignment.size(); ++u) {
    if (!assignment[u]) continue;
    in_place[*assignment[u]] += model.units[u].size;
    in_authority[model.places[*assignment[u]].authority] += model.units[u].size;
  }
  for (std::size_t p = 0; p < in_place.size(); ++p)
    if (in_place[p] > model.places[p].capacity)
      return refuse(fmt::format("Place {} has {} beds for {} children", model.place_names[p],
                                model.places[p].capacity, in_place[p]),
                    "assignment");
  for (std::size_t a = 0; a < in_authority.size(); ++a)
    if (in_authority[a] > model.authorities[a].quota)
      return refuse(
          fmt::format("Authority {} has a quota of {} for {} children", model.authority_names[a],
                      model.authorities[a].quota, in_authority[a]),
          "assignment");
  return {};
}

Result<void> check_pools(const Assignment& assignment, const Model& model) {
  std::vector<std::vector<std::int64_t>> in_pool;
  for (const auto& authority : model.authorities) in_pool.emplace_back(authority.pools.size());
  for (std::size_t u = 0; u < assignment.size(); ++u) {
    if (!assignment[u]) continue;
    const auto a = model.places[*assignment[u]].authority;
    if (const auto pool = model.pool_of(u, a)) in_pool[a][*pool] += model.units[u].size;
  }
  for (std::size_t a = 0; a < in_pool.size(); ++a)
    for (std::size_t i = 0; i < in_pool[a].size(); ++i) {
      const auto& pool = model.authorities[a].pools[i];
      if (in_pool[a][i] > pool.quota)
        return refuse(fmt::format("Pool {} of authority {} has a quota of {} for {} children",
                                  pool.id, model.authority_names[a], pool.quota, in_pool[a][i]),
                      "assignment");
    }
  return {};
}

Result<void> check_conflicts(const Assignment& assignment, const Model& model) {
  for (const auto& [a, b, level] : model.conflicts) {
    if (!assignment[a] || !assignment[b]) continue;
    const bool share_place = assignment[a] == assignment[b];
    const bool share_authority =
        model.places[*assignment[a]].authority == model.places[*assignment[b]].authority;
    if (level == Level::authority ? share_authority : share_place)
      return refuse(
          fmt::format("Units {} and {} may not share {}", model.unit_names[a], model.unit_names[b],
                      level == Level::authority ? "an authority" : "a place"),
          "assignment");
  }
  return {};
}

Result<void> check_eligible(const Plan& plan, const Model& model) {
  if (!plan.eligible) return {};
  for (std::size_t u = 0; u < model.units.size(); ++u) {
    const auto said = plan.eligible->find(u);
    auto places = said == plan.eligible->end() ? std::vector<std::size_t>{} : said->second;
    std::ranges::sort(places);
    if (said == plan.eligible->end() ||
        !std::ranges::equal(places, model.pairs[u], {}, {}, &Pair::place))
      return refuse("These are not the places that the unit may go to",
                    "eligible." + model.unit_names[u]);
  }
  return {};
}

Result<void> check_blocked(const Plan& plan, const Subject& subject) {
  if (!plan.blocked) return {};
  if (!subject.instance) return refuse("A plan of the benchmark prints no rules", "blocked");
  const auto& model = subject.model;
  for (std::size_t u = 0; u < model.units.size(); ++u)
    for (std::size_t p = 0; p < model.places.size(); ++p) {
      const auto said = plan.blocked->find({u, p});
      const bool is_said = said != plan.blocked->end();
      const auto rules = broken_rules(*subject.instance, u, p);
      if (is_said ? said->second == rules && !rules.empty() : rules.empty()) continue;
      return refuse(rules.empty()
                        ? "No rule stands between the two"
                        : fmt::format("The rules between the two are {}", fmt::join(rules, ", ")),
                    fmt::format("blocked.{}.{}", model.unit_names[u], model.place_names[p]));
    }
  return {};
}

}  // namespace

Result<void> check_assignment(const Assignment& assignment, const Subject& subject) {
  TRY(check_allowed(assignment, subject));
  TRY(check_room(assignment, subject.model));
  TRY(check_pools(assignment, subject.model));
  return check_conflicts(assignment, subject.model);
}

Result<void> check_lapsed(const Plan& plan, const Subject& subject) {
  const auto lapsed = subject.instance ? subject.instance->lapsed : std::set<UnitAndPlace>{};
  if (plan.lapsed == lapsed) return {};
  for (const auto& [unit, place] : lapsed)
    if (!plan.lapsed.contains({unit, place}))
      return refuse(
          fmt::format("The lock of {} to {} has lapsed: {}", subject.model.unit_names[unit],
                      subject.model.place_names[place], why_not(subject, unit, place)),
          "lapsedLocks");
  return refuse("It lists a lock that has not lapsed", "lapsedLocks");
}

Result<void> check_pairs(const Plan& plan, const Subject& subject) {
  TRY(check_eligible(plan, subject.model));
  return check_blocked(plan, subject);
}

}  // namespace haven::plan_check
