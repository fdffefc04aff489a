#include "matching/solving/network.h"

#include <algorithm>
#include <cmath>

#include "values/result.h"

namespace haven::matching {
namespace {

constexpr int least_block = 20;

}  // namespace

Network::Network(std::vector<std::int64_t> supply)
    : supply_(std::move(supply)), tree_(supply_.size()), potential_(supply_.size(), 0) {}

int Network::add_arc(int from, int to, std::int64_t capacity, std::int64_t cost) {
  arcs_.push_back({from, to, cost});
  loads_.push_back({0, capacity});
  state_.push_back(at_zero);
  return arcs() - 1;
}

void Network::hang(const std::vector<int>& arc_of_node) {
  for (std::size_t node = 1; node < supply_.size(); ++node) {
    tree_[node].arc = arc_of_node[node];
    state_[arc_of_node[node]] = in_tree;
    attach(static_cast<int>(node), arcs_[arc_of_node[node]].to);
    for (auto at = static_cast<int>(node); at != 0; at = arcs_[arc_of_node[at]].to)
      loads_[arc_of_node[at]].flow += supply_[node];
  }
  refresh(0, 0);
  for (const int arc : arc_of_node) ENSURE(arc == none || loads_[arc].flow <= loads_[arc].capacity);
}

void Network::set_cost(int arc, std::int64_t cost) {
  const auto change = cost - arcs_[arc].cost;
  arcs_[arc].cost = cost;
  if (state_[arc] != in_tree) return;
  const bool goes_up =
      tree_[arcs_[arc].from].parent == arcs_[arc].to && tree_[arcs_[arc].from].arc == arc;
  refresh(goes_up ? arcs_[arc].from : arcs_[arc].to, goes_up ? -change : change);
}

void Network::solve() {
  for (int arc = entering(); arc != none; arc = entering()) {
    ++pivots_;
    const bool forwards = state_[arc] == at_zero;
    const int first = forwards ? arcs_[arc].from : arcs_[arc].to;
    const int second = forwards ? arcs_[arc].to : arcs_[arc].from;
    const int join = join_of(arc);
    const auto [delta, node, on_first_side] = leaving(arc, first, second, join);
    if (delta != 0) push(arc, forwards ? delta : -delta, join);
    if (node == none) {
      state_[arc] = forwards ? at_capacity : at_zero;
      continue;
    }
    state_[tree_[node].arc] = loads_[tree_[node].arc].flow == 0 ? at_zero : at_capacity;
    state_[arc] = in_tree;
    if (on_first_side)
      hang_again(arc, node, first, second);
    else
      hang_again(arc, node, second, first);
  }
}

/// The arc that would gain most among a block of those that would gain, or `none`.
int Network::entering() {
  const int count = arcs();
  const int block = std::max(least_block, static_cast<int>(std::sqrt(count)));
  int best = none;
  std::int64_t gain = 0;
  int at = search_;
  const auto* arc = arcs_.data();
  const auto* state = state_.data();
  const auto* potential = potential_.data();
  for (int left = count; left > 0 && best == none;) {
    if (at == count) at = 0;
    const int end = std::min({at + block, at + left, count});
    left -= end - at;
    for (; at < end; ++at) {
      const auto reduced = arc[at].cost + potential[arc[at].from] - potential[arc[at].to];
      const auto cost = state[at] * reduced;
      if (cost >= gain) continue;
      gain = cost;
      best = at;
    }
  }
  search_ = at;
  return best;
}

int Network::join_of(int arc) const {
  int a = arcs_[arc].from;
  int b = arcs_[arc].to;
  while (a != b) {
    if (tree_[a].depth >= tree_[b].depth)
      a = tree_[a].parent;
    else
      b = tree_[b].parent;
  }
  return a;
}

/// How much the arc above `node` can take: more flow along its own direction, or less.
std::int64_t Network::residual_up(int node, bool with_flow) const {
  const int arc = tree_[node].arc;
  return with_flow ? loads_[arc].capacity - loads_[arc].flow : loads_[arc].flow;
}

Network::Leaving Network::leaving(int arc, int first, int second, int join) const {
  Leaving found{loads_[arc].capacity, none, true};
  // On the first side the cycle runs down the tree, on the second up. The last blocking arc of the
  // cycle leaves, which keeps the tree strongly feasible: no endless degenerate pivots.
  for (int node = first; node != join; node = tree_[node].parent) {
    const bool points_up = arcs_[tree_[node].arc].from == node;
    const auto room = residual_up(node, !points_up);
    if (room < found.delta) found = {room, node, true};
  }
  for (int node = second; node != join; node = tree_[node].parent) {
    const bool points_up = arcs_[tree_[node].arc].from == node;
    const auto room = residual_up(node, points_up);
    if (room <= found.delta) found = {room, node, false};
  }
  return found;
}

void Network::push(int arc, std::int64_t amount, int join) {
  loads_[arc].flow += amount;
  for (int node = arcs_[arc].from; node != join; node = tree_[node].parent)
    loads_[tree_[node].arc].flow += arcs_[tree_[node].arc].from == node ? -amount : amount;
  for (int node = arcs_[arc].to; node != join; node = tree_[node].parent)
    loads_[tree_[node].arc].flow += arcs_[tree_[node].arc].from == node ? amount : -amount;
}

/// Cuts the tree above `top` and hangs what is below it by `below` under `above`.
void Network::hang_again(int entering, int top, int below, int above) {
  int node = below;
  int new_parent = above;
  int new_arc = entering;
  while (true) {
    const int old_parent = tree_[node].parent;
    const int old_arc = tree_[node].arc;
    detach(node);
    attach(node, new_parent);
    tree_[node].arc = new_arc;
    if (node == top) break;
    new_parent = node;
    new_arc = old_arc;
    node = old_parent;
  }
  const auto gap = reduced(entering);
  refresh(below, arcs_[entering].from == below ? -gap : gap);
}

void Network::attach(int node, int parent) {
  tree_[node].parent = parent;
  tree_[node].previous = none;
  tree_[node].next = tree_[parent].child;
  if (tree_[node].next != none) tree_[tree_[node].next].previous = node;
  tree_[parent].child = node;
}

void Network::detach(int node) {
  if (tree_[node].previous != none)
    tree_[tree_[node].previous].next = tree_[node].next;
  else
    tree_[tree_[node].parent].child = tree_[node].next;
  if (tree_[node].next != none) tree_[tree_[node].next].previous = tree_[node].previous;
}

/// Potentials and depths of `top` and all below it; all move by the same `change`. From node 0
/// everything is worked out anew.
void Network::refresh(int top, std::int64_t change) {
  auto* tree = tree_.data();
  auto* potential = potential_.data();
  stack_.assign(1, top);
  while (!stack_.empty()) {
    const int at = stack_.back();
    stack_.pop_back();
    auto& node = tree[at];
    if (at != 0) {
      node.depth = tree[node.parent].depth + 1;
      if (top == 0) {
        const auto& arc = arcs_[node.arc];
        potential[at] = potential[node.parent] + (arc.from == at ? -arc.cost : arc.cost);
      } else {
        potential[at] += change;
      }
    }
    for (int child = node.child; child != none; child = tree[child].next) stack_.push_back(child);
  }
}

std::int64_t Network::cost() const {
  std::int64_t sum = 0;
  for (int arc = 0; arc < arcs(); ++arc) sum += loads_[arc].flow * arcs_[arc].cost;
  return sum;
}

}  // namespace haven::matching
