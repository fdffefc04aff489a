#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <queue>

#include "matching/covers.h"
#include "matching/search.h"

namespace haven::matching {
namespace {

constexpr std::size_t wanted_at_once = 8;
constexpr int cut_rounds = 6;
constexpr int most_rounds = 40;
constexpr std::size_t tried_branches = 8;
constexpr int tried_steps = 60;
constexpr int nodes_between_drops = 25;
constexpr double whole = 1e-6;

struct Node {
  std::int64_t bound = 0;  ///< Scaled.
  std::int64_t number = 0;
  std::vector<Decision> decisions;
};

struct WorseFirst {
  bool operator()(const Node& a, const Node& b) const {
    return a.bound != b.bound ? a.bound < b.bound : a.number < b.number;
  }
};

/// A decision that could split a node, and how undecided it is: at most a half.
struct Branching {
  Decision decision;
  double doubt = 0;
};

class Tree {
 public:
  Tree(Search& search, FractionalPlan& plan, Options core, const std::function<void()>& between)
      : search_(search), plan_(plan), core_(std::move(core)), between_(between) {
    plan_.close_all_but(core_);
  }

  void grow() {
    open_.push({search_.best.root_scaled, next_number_++, {}});
    while (!open_.empty() && !is_stuck_ && !search_.effort.is_over()) {
      auto node = open_.top();
      open_.pop();
      follow(std::move(node));
    }
    if (!open_.empty() || is_stuck_) {
      search_.best.leaves.clear();
      return;
    }
    search_.best.bound = search_.best.value;
  }

 private:
  /// Goes down from the node, always to the better half, until one is closed.
  void follow(Node node) {
    while (true) {
      between_();
      plan_.decide(node.decisions);
      if (is_closed(node)) return;
      if (search_.effort.is_over()) return open_.push(std::move(node));
      const auto branching = best_branching(node);
      if (!branching) {
        is_stuck_ = true;
        return;
      }
      const auto& [decision, in_value, out_value] = *branching;
      const bool in_first = in_value >= out_value;
      open_.push(child(node, decision, !in_first));
      node = child(node, decision, in_first);
      if (++nodes_ % nodes_between_drops == 0) plan_.drop_idle_cuts();
      search_.effort.tell("branch", search_.best.value, floored(highest(node)));
    }
  }

  std::int64_t highest(const Node& node) const {
    return open_.empty() ? node.bound : std::max(node.bound, open_.top().bound);
  }

  Node child(const Node& node, Decision decision, bool in) {
    decision.in = in;
    Node made{node.bound, next_number_++, node.decisions};
    made.decisions.push_back(decision);
    return made;
  }

  /// Whether nothing under the node is better than the best plan; if so it becomes a leaf.
  bool is_closed(Node& node) {
    const View view{core_, node.decisions};
    for (int round = 0; round < most_rounds; ++round) {
      plan_.solve();
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
        if (seen.proves(search_.best.value)) {
          search_.best.leaves.push_back({node.decisions, std::move(prices)});
          return true;
        }
        node.bound = std::min(node.bound, *seen.scaled);
        for (const auto& [unit, option] : seen.wanted)
          plan_.add(unit, core_.place[option], core_.quality[option]);
        if (seen.wanted.empty() && cuts.empty()) return false;
      }
      plan_.add(cuts);
    }
    return false;
  }

  /// Units in fractions, most in doubt first; groups and units kept apart before others.
  std::vector<Branching> branchings(const Node& node) const {
    std::vector<std::pair<int, Branching>> found;
    const auto is_taken = [&](Decision decision) {
      for (const bool in : {true, false}) {
        decision.in = in;
        if (std::ranges::find(node.decisions, decision) != node.decisions.end()) return true;
      }
      return false;
    };
    for (const auto& fraction : fractions(search_.batch, plan_)) {
      // Where decisions cannot be kept together, a unit stays in fractions though it is decided.
      if (is_taken(branching_of(fraction).decision)) continue;
      const auto& unit = search_.batch.units[fraction.unit];
      const bool is_simple = unit.size == 1 && search_.batch.apart_at_place[fraction.unit].empty();
      found.emplace_back(is_simple ? 1 : 0, branching_of(fraction));
    }
    if (found.empty()) {
      const auto any = any_branching(node);
      return any ? std::vector{*any} : std::vector<Branching>{};
    }
    std::ranges::sort(found, [](const auto& a, const auto& b) {
      if (a.first != b.first) return a.first < b.first;
      if (a.second.doubt != b.second.doubt) return a.second.doubt > b.second.doubt;
      return a.second.decision.unit < b.second.decision.unit;
    });
    std::vector<Branching> list;
    for (const auto& [order, one] : found) list.push_back(one);
    return list;
  }

  Branching branching_of(const Fraction& fraction) const {
    std::map<int, double> shares;
    for (const int i : plan_.columns_of(fraction.unit)) {
      const auto& column = plan_.columns()[i];
      shares[search_.batch.places[column.place].authority] += column.share;
    }
    Branching best{{fraction.unit, Level::place, fraction.place, true},
                   std::min(fraction.share, 1 - fraction.share)};
    double most = whole;
    for (const auto& [authority, share] : shares) {
      const double doubt = std::min(share, 1 - share);
      if (doubt <= most) continue;
      most = doubt;
      best = {{fraction.unit, Level::authority, authority, true}, doubt};
    }
    best.doubt *= search_.batch.units[fraction.unit].size;
    return best;
  }

  /// Rounding alone kept a node open: any decision that it has not taken splits it.
  std::optional<Branching> any_branching(const Node& node) const {
    for (std::size_t u = 0; u < search_.batch.units.size(); ++u)
      for (auto i = core_.begin(static_cast<int>(u)); i < core_.end(static_cast<int>(u)); ++i) {
        const Decision decision{static_cast<int>(u), Level::place, core_.place[i], true};
        const bool is_taken = std::ranges::any_of(node.decisions, [&](const Decision& taken) {
          return taken.unit == decision.unit &&
                 (taken.in ? taken.level == Level::place
                           : taken.level == Level::place && taken.at == decision.at);
        });
        if (!is_taken) return Branching{decision, 0};
      }
    return std::nullopt;
  }

  struct Tried {
    Decision decision;
    double in_value;
    double out_value;
  };

  /// Tries the most doubtful branchings for some steps of the simplex method each, and takes the
  /// one whose halves both lose most.
  std::optional<Tried> best_branching(const Node& node) {
    auto list = branchings(node);
    if (list.empty()) return std::nullopt;
    if (list.size() > tried_branches) list.resize(tried_branches);
    const double now = plan_.value();
    if (list.size() == 1) return Tried{list.front().decision, now, now};
    const auto basis = plan_.basis();
    const double needed = std::max(1.0, now - static_cast<double>(search_.best.value));
    Tried best{list.front().decision, now, now};
    double most = -1;
    for (const auto& branching : list) {
      const double in = try_out(node, branching.decision, true, basis);
      const double out = try_out(node, branching.decision, false, basis);
      const auto loss = [&](double value) { return std::clamp(now - value, 0.01, needed); };
      const double score = loss(in) * loss(out);
      if (score > most) {
        most = score;
        best = {branching.decision, in, out};
      }
    }
    plan_.decide(node.decisions);
    plan_.set(basis);
    return best;
  }

  double try_out(const Node& node, Decision decision, bool in, const FractionalPlan::Basis& basis) {
    auto decisions = node.decisions;
    decision.in = in;
    decisions.push_back(decision);
    plan_.decide(decisions);
    plan_.set(basis);
    plan_.solve(tried_steps);
    return plan_.value();
  }

  Search& search_;
  FractionalPlan& plan_;
  Options core_;
  const std::function<void()>& between_;
  std::priority_queue<Node, std::vector<Node>, WorseFirst> open_;
  std::int64_t next_number_ = 0;
  int nodes_ = 0;
  bool is_stuck_ = false;  ///< All is decided, and rounding alone hides that nothing is better.
};

}  // namespace

void branch(Search& search, FractionalPlan& plan, const std::function<void()>& between) {
  const auto& best = search.best;
  const Bound bound =
      bound_of(search.batch, search.batch.options, search.aim, best.root, search.effort.threads);
  const auto slack = best.root_scaled - scale * (best.value + 1);
  Tree tree(search, plan,
            within(search.batch, search.batch.options, search.aim, best.root, bound, slack,
                   search.effort.threads),
            between);
  tree.grow();
}

}  // namespace haven::matching
