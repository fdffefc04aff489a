#include "plan_check/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace haven::plan_check {
namespace {

/// Leaves that have answered the first `answered` decisions alike.
struct Branch {
  std::vector<const Leaf*> leaves;
  std::size_t answered = 0;
};

std::string words_of(const Decision& decision, const Model& model) {
  const bool is_place = decision.level == Level::place;
  const auto& names = is_place ? model.place_names : model.authority_names;
  return fmt::format("whether {} goes to {}", model.unit_names[decision.unit], names[decision.at]);
}

/// The two branches below a decision, first those that answer it with yes.
Result<std::array<Branch, 2>> split(const Branch& branch, const Model& model) {
  std::array<Branch, 2> below{Branch{{}, branch.answered + 1}, Branch{{}, branch.answered + 1}};
  const Decision* asked = nullptr;
  for (const auto* leaf : branch.leaves) {
    if (leaf->decisions.size() <= branch.answered)
      return refuse("The tree of leaves is broken: this leaf holds others", leaf->where);
    const auto& decision = leaf->decisions[branch.answered];
    if (asked == nullptr) asked = &decision;
    if (!asked->asks_as(decision))
      return refuse("The tree of leaves is broken: its neighbours decide " +
                        words_of(*asked, model) + ", and this leaf something else",
                    leaf->where);
    below.at(decision.in ? 0 : 1).leaves.push_back(leaf);
  }
  for (const auto& side : below)
    if (side.leaves.empty())
      return refuse(
          "The tree of leaves is incomplete: it is decided one way only " + words_of(*asked, model),
          branch.leaves.front()->where);
  return below;
}

bool is_end(const Branch& branch) {
  return branch.leaves.size() == 1 && branch.leaves.front()->decisions.size() == branch.answered;
}

bool keeps(const Pair& pair, const std::vector<Decision>& decisions, const Model& model) {
  return std::ranges::all_of(decisions, [&](const Decision& decision) {
    const auto at =
        decision.level == Level::place ? pair.place : model.places[pair.place].authority;
    return (at == decision.at) == decision.in;
  });
}

}  // namespace

Result<void> check_tree(const std::vector<Leaf>& leaves, const Model& model) {
  Branch whole;
  for (const auto& leaf : leaves) whole.leaves.push_back(&leaf);
  std::vector<Branch> open{whole};
  while (!open.empty()) {
    const auto branch = std::move(open.back());
    open.pop_back();
    if (is_end(branch)) continue;
    for (auto& below : TRY(split(branch, model))) open.push_back(std::move(below));
  }
  return {};
}

std::vector<std::vector<Pair>> core_of(const Priced& root, const RootBound& bound,
                                       const Model& model, std::int64_t scale,
                                       std::int64_t reached) {
  const auto most_lost = bound.scaled - Wide{scale} * (Wide{reached} + 1);
  std::vector<std::vector<Pair>> core(model.units.size());
  for (std::size_t u = 0; u < model.units.size(); ++u)
    for (const auto& pair : model.pairs[u])
      if (Wide{bound.best[u]} - root.gain(u, pair) <= most_lost) core[u].push_back(pair);
  return core;
}

std::optional<Wide> leaf_bound(const Leaf& leaf, const Priced& priced, const Model& model,
                               const std::vector<std::vector<Pair>>& core) {
  std::map<std::size_t, std::vector<Decision>> decided;
  for (const auto& decision : leaf.decisions) decided[decision.unit].push_back(decision);
  Wide bound = priced.for_sale();
  for (std::size_t u = 0; u < model.units.size(); ++u) {
    const auto found = decided.find(u);
    if (found == decided.end()) {
      const auto most = priced.most(u, core[u]);
      if (!most) return std::nullopt;
      bound += *most;
      continue;
    }
    auto left = core[u];
    std::erase_if(left, [&](const Pair& pair) { return !keeps(pair, found->second, model); });
    const bool is_in = std::ranges::any_of(found->second, &Decision::in);
    const auto best = is_in ? priced.best_gain(u, left) : priced.most(u, left);
    if (!best) return std::nullopt;
    bound += *best;
  }
  return bound;
}

}  // namespace haven::plan_check
