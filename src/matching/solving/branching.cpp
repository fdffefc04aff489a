#include "matching/solving/branching.h"

#include <algorithm>
#include <map>

namespace haven::matching {
namespace {

constexpr int most_tried = 4;
constexpr int tried_steps = 60;
constexpr double whole = 1e-6;

}  // namespace

/// Units in fractions, most in doubt first; groups and units kept apart before others.
std::vector<Branching> BranchingChooser::candidates(const std::vector<Decision>& decisions) const {
  std::vector<std::pair<int, Branching>> found;
  const auto is_taken = [&](Decision decision) {
    for (const bool in : {true, false}) {
      decision.in = in;
      if (std::ranges::find(decisions, decision) != decisions.end()) return true;
    }
    return false;
  };
  for (const auto& fraction : fractions(search_.batch, plan_)) {
    // Where decisions cannot be kept together, a unit stays in fractions though it is decided.
    const auto branching = branching_of(fraction);
    if (is_taken(branching.decision)) continue;
    found.emplace_back(search_.batch.moves_alone(fraction.unit) ? 1 : 0, branching);
  }
  if (found.empty()) {
    const auto any = any_branching(decisions);
    return any ? std::vector{*any} : std::vector<Branching>{};
  }
  const auto doubt = [&](const Branching& one) {
    return std::min(one.share, 1 - one.share) * search_.batch.units[one.decision.unit].size;
  };
  std::ranges::sort(found, [&](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    const double first = doubt(a.second);
    const double second = doubt(b.second);
    return first != second ? first > second : a.second.decision.unit < b.second.decision.unit;
  });
  std::vector<Branching> list;
  for (const auto& [order, one] : found) list.push_back(one);
  return list;
}

Branching BranchingChooser::branching_of(const Fraction& fraction) const {
  std::map<int, double> shares;
  for (const int i : plan_.columns_of(fraction.unit)) {
    const auto& column = plan_.columns()[i];
    shares[search_.batch.places[column.place].authority] += column.share;
  }
  Branching best{{fraction.unit, Level::place, fraction.place, true}, fraction.share};
  double most = whole;
  for (const auto& [authority, share] : shares) {
    const double doubt = std::min(share, 1 - share);
    if (doubt <= most) continue;
    most = doubt;
    best = {{fraction.unit, Level::authority, authority, true}, share};
  }
  return best;
}

/// Rounding alone kept a node open: any decision that it has not taken splits it.
std::optional<Branching> BranchingChooser::any_branching(
    const std::vector<Decision>& decisions) const {
  for (std::size_t u = 0; u < search_.batch.units.size(); ++u)
    for (auto i = core_.begin(static_cast<int>(u)); i < core_.end(static_cast<int>(u)); ++i) {
      const Decision decision{static_cast<int>(u), Level::place, core_.place[i], true};
      const bool is_taken = std::ranges::any_of(decisions, [&](const Decision& taken) {
        return taken.unit == decision.unit &&
               (taken.in ? taken.level == Level::place
                         : taken.level == Level::place && taken.at == decision.at);
      });
      if (!is_taken) return Branching{decision, 0};
    }
  return std::nullopt;
}

/// The branching whose halves both lose most: by what was seen of it before, or tried for some
/// steps of the simplex method, the most doubtful first.
std::optional<BranchingChooser::Chosen> BranchingChooser::choose(
    const std::vector<Decision>& decisions) {
  const auto list = candidates(decisions);
  if (list.empty()) return std::nullopt;
  const double now = plan_.value();
  if (list.size() == 1) return Chosen{list.front(), now, 0, 0};
  const auto basis = plan_.basis();
  const double needed = std::max(1.0, now - static_cast<double>(search_.best.value));
  Chosen best{list.front(), now, 0, 0};
  double most = -1;
  int tried = 0;
  const auto loss_of = [&](const Branching& branching, bool in) {
    if (const auto expected = losses_.expected(branching, in)) return *expected;
    const double loss = now - try_out(decisions, branching.decision, in, basis);
    losses_.learn(branching, in, loss);
    ++tried;
    return loss;
  };
  for (const auto& branching : list) {
    const bool is_known = losses_.expected(branching, true) && losses_.expected(branching, false);
    if (!is_known && tried >= most_tried) continue;
    const double in = loss_of(branching, true);
    const double out = loss_of(branching, false);
    const double score = std::clamp(in, 0.01, needed) * std::clamp(out, 0.01, needed);
    if (score > most) {
      most = score;
      best = {branching, now, in, out};
    }
  }
  plan_.decide(decisions);
  plan_.set(basis);
  return best;
}

double BranchingChooser::try_out(std::vector<Decision> decisions, Decision decision, bool in,
                                 const FractionalPlan::Basis& basis) {
  decision.in = in;
  decisions.push_back(decision);
  plan_.decide(decisions);
  plan_.set(basis);
  plan_.solve(tried_steps);
  return plan_.value();
}

}  // namespace haven::matching
