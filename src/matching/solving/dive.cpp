#include "matching/solving/dive.h"

#include <algorithm>

#include "matching/proof/covers.h"
#include "matching/proof/look.h"
#include "matching/proof/pools.h"
#include "matching/solving/search.h"
#include "matching/solving/value.h"

namespace haven::matching {
namespace {

constexpr double nearly_whole = 0.9;
constexpr int most_undone = 40;

/// How much a plan may lose at one step before a child must have been left out.
double stranding_loss(const Aim& aim) {
  double least = 0;
  for (const auto worth : aim.worth)
    if (worth > 0 && (least == 0 || static_cast<double>(worth) < least))
      least = static_cast<double>(worth);
  return least > 0 ? least / 2 : 1000;
}

/// Solves, adding what prices and broken cuts call for, until neither does.
void settle(Search& search, FractionalPlan& plan, const View& view) {
  for (int round = 0; round < 12; ++round) {
    plan.solve();
    auto cuts = broken_rows(search.batch, plan);
    if (round == 0) std::ranges::move(broken_covers(search.batch, plan), std::back_inserter(cuts));
    const auto seen = look(search.batch, view, search.aim, plan.prices(), plan.options(),
                           wanted_at_once, search.effort.threads);
    if (seen.wanted.empty() && cuts.empty()) return;
    for (const auto& [unit, option] : seen.wanted)
      plan.add(unit, view.options.place[option], view.options.quality[option]);
    plan.add(cuts);
  }
}

/// Groups first: once they are placed, what is left is nearly a flow and seldom in fractions.
std::vector<Decision> next_decisions(const Batch& batch, std::vector<Fraction> split) {
  std::ranges::sort(split, [&](const Fraction& a, const Fraction& b) {
    const bool a_is_group = batch.units[a.unit].size > 1;
    const bool b_is_group = batch.units[b.unit].size > 1;
    if (a_is_group != b_is_group) return a_is_group;
    return a.share != b.share ? a.share > b.share : a.unit < b.unit;
  });
  std::vector<Decision> decisions;
  for (const auto& [unit, place, share] : split) {
    const bool is_like_first =
        (batch.units[unit].size > 1) == (batch.units[split.front().unit].size > 1);
    if (!decisions.empty() && (share < nearly_whole || !is_like_first)) break;
    if (place != nowhere) decisions.push_back({unit, Level::place, place, true});
  }
  return decisions;
}

}  // namespace

void dive(Search& search, FractionalPlan& plan, const View& view) {
  auto decisions = view.decisions;
  std::size_t last_begin = decisions.size();
  double last_value = 0;
  int undone = 0;
  while (!search.effort.is_over()) {
    plan.decide(decisions);
    settle(search, plan, {view.options, decisions});
    if (decisions.size() > last_begin && undone < most_undone &&
        plan.value() < last_value - stranding_loss(search.aim)) {
      // Somebody is left out: undo the last fixings and forbid the boldest of them.
      auto forbidden = decisions.back();
      decisions.resize(last_begin);
      if (forbidden.in) {
        forbidden.in = false;
        decisions.push_back(forbidden);
      }
      last_begin = decisions.size();
      ++undone;
      continue;
    }
    if (plan.value() < static_cast<double>(search.best.value) + 0.5) break;
    last_value = plan.value();
    const auto split = fractions(search.batch, plan);
    if (split.empty()) {
      search.offer(whole_plan(search.batch, plan));
      break;
    }
    auto next = next_decisions(search.batch, split);
    // Where decisions cannot be kept together, a unit stays in fractions though it is decided.
    std::erase_if(next, [&](const Decision& one) {
      return std::ranges::find(decisions, one) != decisions.end();
    });
    if (next.empty()) break;
    last_begin = decisions.size();
    decisions.insert(decisions.end(), next.begin(), next.end());
  }
  plan.decide({});
}

}  // namespace haven::matching
