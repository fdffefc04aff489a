#include "matching/solving/branch.h"

#include <algorithm>
#include <memory>
#include <queue>

#include "matching/proof/covers.h"
#include "matching/proof/look.h"
#include "matching/proof/pools.h"
#include "matching/solving/branching.h"
#include "matching/solving/search.h"

namespace haven::matching {
namespace {

constexpr int cut_rounds = 6;
constexpr int most_rounds = 40;
constexpr int nodes_between_drops = 1000;

/// Where a node comes from.
struct Origin {
  Branching branching;
  double value = 0;  ///< Of the node that was split.
  std::shared_ptr<const FractionalPlan::Basis> basis = nullptr;
};

struct Node {
  std::int64_t bound = 0;  ///< Scaled; that of the prices.
  std::shared_ptr<const Prices> prices;
  std::int64_t number = 0;
  std::vector<Decision> decisions;
  Origin from;
};

struct WorseFirst {
  bool operator()(const Node& a, const Node& b) const {
    return a.bound != b.bound ? a.bound < b.bound : a.number < b.number;
  }
};

class Tree {
 public:
  Tree(Search& search, FractionalPlan& plan, Options core, const std::function<void()>& between)
      : search_(search), plan_(plan), core_(std::move(core)), between_(between) {
    plan_.close_all_but(core_);
  }

  void grow() {
    const auto& best = search_.best;
    open_.push(
        {best.root_scaled, std::make_shared<const Prices>(best.root), next_number_++, {}, {}});
    while (!open_.empty() && !search_.effort.is_over()) {
      auto node = open_.top();
      open_.pop();
      follow(std::move(node));
    }
    for (; !open_.empty(); open_.pop()) keep(open_.top());
  }

 private:
  /// Goes down from the node, always to the better half, until one is closed.
  void follow(Node node) {
    while (true) {
      between_();
      if (is_hopeless(node)) return keep(node);
      plan_.decide(node.decisions);
      if (node.from.basis) plan_.set(*node.from.basis);
      if (is_closed(node)) return keep(node);
      if (search_.effort.is_over()) return open_.push(std::move(node));
      const auto chosen = chooser_.choose(node.decisions);
      // All is decided, and rounding alone hides that nothing is better.
      if (!chosen) return keep(node);
      const Origin from{chosen->branching, chosen->value,
                        std::make_shared<const FractionalPlan::Basis>(plan_.basis())};
      const bool in_first = chosen->in_loss <= chosen->out_loss;
      open_.push(child(node, from, !in_first));
      node = child(node, from, in_first);
      if (++nodes_ % nodes_between_drops == 0) plan_.drop_idle_cuts();
      search_.effort.tell("branch", search_.best.value, floored(highest(node)));
    }
  }

  void keep(const Node& node) { search_.best.leaves.push_back({node.decisions, *node.prices}); }

  bool is_hopeless(const Node& node) const { return floored(node.bound) <= search_.best.value; }

  std::int64_t highest(const Node& node) const {
    return open_.empty() ? node.bound : std::max(node.bound, open_.top().bound);
  }

  Node child(const Node& node, const Origin& from, bool in) {
    Node made{node.bound, node.prices, next_number_++, node.decisions, from};
    made.decisions.push_back(from.branching.decision);
    made.decisions.back().in = in;
    return made;
  }

  /// Whether nothing under the node is better than the best plan.
  bool is_closed(Node& node) {
    const View view{core_, node.decisions};
    for (int round = 0; round < most_rounds; ++round) {
      plan_.solve();
      if (round == 0 && !node.decisions.empty())
        chooser_.learn(node.from.branching, node.decisions.back().in,
                       node.from.value - plan_.value());
      const bool is_whole = fractions(search_.batch, plan_).empty();
      std::vector<Cut> cuts = broken_rows(search_.batch, plan_);
      if (is_whole && cuts.empty()) search_.offer(whole_plan(search_.batch, plan_));
      const bool may_close = plan_.value() < static_cast<double>(search_.best.value) + 1.01;
      if (!is_whole && !may_close && round < cut_rounds)
        std::ranges::move(broken_covers(search_.batch, plan_), std::back_inserter(cuts));
      if (may_close || cuts.empty()) {
        auto prices = plan_.prices();
        const auto seen = look(search_.batch, view, search_.aim, prices, plan_.options(),
                               wanted_at_once, search_.effort.threads);
        const bool is_proof = seen.proves(search_.best.value);
        if (is_proof || *seen.scaled < node.bound) {
          node.bound = seen.scaled.value_or(std::numeric_limits<std::int64_t>::min());
          node.prices = std::make_shared<const Prices>(std::move(prices));
        }
        if (is_proof) return true;
        for (const auto& [unit, option] : seen.wanted)
          plan_.add(unit, core_.place[option], core_.quality[option]);
        if (seen.wanted.empty() && cuts.empty()) return false;
      }
      plan_.add(cuts);
    }
    return false;
  }

  Search& search_;
  FractionalPlan& plan_;
  Options core_;
  BranchingChooser chooser_{search_, plan_, core_};
  const std::function<void()>& between_;
  std::priority_queue<Node, std::vector<Node>, WorseFirst> open_;
  std::int64_t next_number_ = 0;
  int nodes_ = 0;
};

}  // namespace

void branch(Search& search, FractionalPlan& plan, const std::function<void()>& between) {
  auto& best = search.best;
  const auto& [batch, aim, effort, solved] = search;
  const Bound bound = bound_of(batch, batch.options, aim, best.root, effort.threads);
  const auto core = [&] {
    const auto slack = best.root_scaled - scale * (best.value + 1);
    return within(batch, batch.options, aim, best.root, bound, slack, effort.threads);
  };
  Tree(search, plan, core(), between).grow();

  std::int64_t highest = best.value;
  const auto last_core = core();
  for (const auto& [decisions, prices] : best.leaves)
    if (const auto scaled = bound_under(batch, {last_core, decisions}, aim, prices))
      highest = std::max(highest, floored(*scaled));
  if (highest < best.bound)
    best.bound = highest;
  else
    best.leaves.clear();
}

}  // namespace haven::matching
