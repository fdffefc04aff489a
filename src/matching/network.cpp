#include "matching/network.h"

#include <algorithm>
#include <cmath>

#include "values/result.h"

namespace haven::matching {
namespace {

constexpr int none = -1;
constexpr int least_block = 20;

}  // namespace

Network::Network(std::vector<std::int64_t> supply)
    : supply_(std::move(supply)),
      parent_(supply_.size(), none),
      arc_(supply_.size(), none),
      depth_(supply_.size(), 0),
      child_(supply_.size(), none),
      next_(supply_.size(), none),
      previous_(supply_.size(), none),
      potential_(supply_.size(), 0) {}

int Network::add_arc(int from, int to, std::int64_t capacity, std::int64_t cost) {
  from_.push_back(from);
  to_.push_back(to);
  capacity_.push_back(capacity);
  cost_.push_back(cost);
  flow_.push_back(0);
  state_.push_back(at_zero);
  return arcs() - 1;
}

void Network::hang(const std::vector<int>& arc_of_node) {
  for (std::size_t node = 1; node < supply_.size(); ++node) {
    arc_[node] = arc_of_node[node];
    state_[arc_of_node[node]] = in_tree;
    attach(static_cast<int>(node), to_[arc_of_node[node]]);
    for (auto at = static_cast<int>(node); at != 0; at = to_[arc_of_node[at]])
      flow_[arc_of_node[at]] += supply_[node];
  }
  refresh(0, 0);
  for (const int arc : arc_of_node) ENSURE(arc == none || flow_[arc] <= capacity_[arc]);
}

void Network::set_cost(int arc, std::int64_t cost) {
  const auto change = cost - cost_[arc];
  cost_[arc] = cost;
  if (state_[arc] != in_tree) return;
  const bool goes_up = parent_[from_[arc]] == to_[arc] && arc_[from_[arc]] == arc;
  refresh(goes_up ? from_[arc] : to_[arc], goes_up ? -change : change);
}

void Network::solve() {
  for (int arc = entering(); arc != none; arc = entering()) {
    ++pivots_;
    const bool forwards = state_[arc] == at_zero;
    const int first = forwards ? from_[arc] : to_[arc];
    const int second = forwards ? to_[arc] : from_[arc];
    const int join = join_of(arc);
    const auto [delta, node, on_first_side] = leaving(arc, first, second, join);
    if (delta != 0) push(arc, forwards ? delta : -delta, join);
    if (node == none) {
      state_[arc] = forwards ? at_capacity : at_zero;
      continue;
    }
    state_[arc_[node]] = flow_[arc_[node]] == 0 ? at_zero : at_capacity;
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
  int left = block;
  for (int seen = 0; seen < count; ++seen) {
    if (++search_ >= count) search_ = 0;
    const auto cost = state_[search_] * reduced(search_);
    if (cost < gain) {
      gain = cost;
      best = search_;
    }
    if (--left == 0) {
      if (best != none) return best;
      left = block;
    }
  }
  return best;
}

int Network::join_of(int arc) const {
  int a = from_[arc];
  int b = to_[arc];
  while (a != b) {
    if (depth_[a] >= depth_[b])
      a = parent_[a];
    else
      b = parent_[b];
  }
  return a;
}

/// How much the arc above `node` can take: more flow along its own direction, or less.
std::int64_t Network::residual_up(int node, bool with_flow) const {
  const int arc = arc_[node];
  return with_flow ? capacity_[arc] - flow_[arc] : flow_[arc];
}

Network::Leaving Network::leaving(int arc, int first, int second, int join) const {
  Leaving found{capacity_[arc], none, true};
  // On the first side the cycle runs down the tree, on the second up. The last blocking arc of the
  // cycle leaves, which keeps the tree strongly feasible: no endless degenerate pivots.
  for (int node = first; node != join; node = parent_[node]) {
    const bool points_up = from_[arc_[node]] == node;
    const auto room = residual_up(node, !points_up);
    if (room < found.delta) found = {room, node, true};
  }
  for (int node = second; node != join; node = parent_[node]) {
    const bool points_up = from_[arc_[node]] == node;
    const auto room = residual_up(node, points_up);
    if (room <= found.delta) found = {room, node, false};
  }
  return found;
}

void Network::push(int arc, std::int64_t amount, int join) {
  flow_[arc] += amount;
  for (int node = from_[arc]; node != join; node = parent_[node])
    flow_[arc_[node]] += from_[arc_[node]] == node ? -amount : amount;
  for (int node = to_[arc]; node != join; node = parent_[node])
    flow_[arc_[node]] += from_[arc_[node]] == node ? amount : -amount;
}

/// Cuts the tree above `top` and hangs what is below it by `below` under `above`.
void Network::hang_again(int entering, int top, int below, int above) {
  int node = below;
  int new_parent = above;
  int new_arc = entering;
  while (true) {
    const int old_parent = parent_[node];
    const int old_arc = arc_[node];
    detach(node);
    attach(node, new_parent);
    arc_[node] = new_arc;
    if (node == top) break;
    new_parent = node;
    new_arc = old_arc;
    node = old_parent;
  }
  const auto gap = reduced(entering);
  refresh(below, from_[entering] == below ? -gap : gap);
}

void Network::attach(int node, int parent) {
  parent_[node] = parent;
  previous_[node] = none;
  next_[node] = child_[parent];
  if (next_[node] != none) previous_[next_[node]] = node;
  child_[parent] = node;
}

void Network::detach(int node) {
  if (previous_[node] != none)
    next_[previous_[node]] = next_[node];
  else
    child_[parent_[node]] = next_[node];
  if (next_[node] != none) previous_[next_[node]] = previous_[node];
}

/// Potentials and depths of `top` and all below it; all move by the same `change`. From node 0
/// everything is worked out anew.
void Network::refresh(int top, std::int64_t change) {
  stack_.assign(1, top);
  while (!stack_.empty()) {
    const int node = stack_.back();
    stack_.pop_back();
    if (node != 0) {
      depth_[node] = depth_[parent_[node]] + 1;
      if (top == 0)
        potential_[node] = potential_[parent_[node]] +
                           (from_[arc_[node]] == node ? -cost_[arc_[node]] : cost_[arc_[node]]);
      else
        potential_[node] += change;
    }
    for (int child = child_[node]; child != none; child = next_[child]) stack_.push_back(child);
  }
}

std::int64_t Network::cost() const {
  std::int64_t sum = 0;
  for (int arc = 0; arc < arcs(); ++arc) sum += flow_[arc] * cost_[arc];
  return sum;
}

}  // namespace haven::matching
