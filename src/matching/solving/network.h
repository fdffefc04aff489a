#pragma once
#include <cstdint>
#include <vector>

/// Least-cost flow by the primal network simplex method with strongly feasible trees (Cunningham
/// 1976; Kiraly and Kovacs 2012 for the block search). Whole numbers throughout, so the result is
/// exact. Arcs can be added and costs changed after a solution, and the next one begins from there.
namespace haven::matching {

class Network {
 public:
  /// Node 0 is where all flow ends. A node's `supply` leaves it.
  explicit Network(std::vector<std::int64_t> supply);

  /// Returns the arc's number. `capacity` is at least 0.
  int add_arc(int from, int to, std::int64_t capacity, std::int64_t cost);

  /// Hangs every node on the arc given for it (towards node 0), which must be able to carry all
  /// that begins below it. Once, before the first `solve`.
  void hang(const std::vector<int>& arc_of_node);

  void set_cost(int arc, std::int64_t cost);

  /// To the optimum.
  void solve();

  bool is_in_tree(int arc) const { return state_[arc] == in_tree; }
  bool is_at_capacity(int arc) const { return state_[arc] == at_capacity; }
  std::int64_t flow(int arc) const { return loads_[arc].flow; }
  std::int64_t cost() const;
  /// What a unit of flow costs from the node to node 0, with its sign turned.
  std::int64_t potential(int node) const { return potential_[node]; }
  /// Its cost less what the potentials of its ends explain.
  std::int64_t reduced(int arc) const {
    return arcs_[arc].cost + potential_[arcs_[arc].from] - potential_[arcs_[arc].to];
  }
  std::int64_t capacity(int arc) const { return loads_[arc].capacity; }
  int from(int arc) const { return arcs_[arc].from; }
  int to(int arc) const { return arcs_[arc].to; }
  int arcs() const { return static_cast<int>(arcs_.size()); }
  std::int64_t pivots() const { return pivots_; }

 private:
  enum State : std::int8_t { at_capacity = -1, in_tree = 0, at_zero = 1 };
  struct Leaving {
    std::int64_t delta;
    int node;  ///< Below the leaving arc; -1 when the entering arc only changes its bound.
    bool on_first_side;
  };

  int entering();
  int join_of(int arc) const;
  Leaving leaving(int arc, int first, int second, int join) const;
  void push(int arc, std::int64_t amount, int join);
  void hang_again(int entering, int top, int below, int above);
  void attach(int node, int parent);
  void detach(int node);
  void refresh(int top, std::int64_t change);
  std::int64_t residual_up(int node, bool with_flow) const;

  // What is read together lies together: a search goes through the arcs, a pivot through the tree.
  struct Arc {
    int from, to;
    std::int64_t cost;
  };
  struct Load {
    std::int64_t flow, capacity;
  };
  struct Node {
    int parent = none;
    int arc = none;  ///< To the parent.
    int depth = 0;
    int child = none;  ///< The first; the others by `next`.
    int next = none, previous = none;
  };
  static constexpr int none = -1;

  std::vector<std::int64_t> supply_;
  std::vector<Arc> arcs_;
  std::vector<Load> loads_;  ///< By arc.
  std::vector<State> state_;
  std::vector<Node> tree_;
  std::vector<std::int64_t> potential_;  ///< By node.
  std::vector<int> stack_;
  int search_ = 0;
  std::int64_t pivots_ = 0;
};

}  // namespace haven::matching
