#include "matching/solving/network.h"

#include <numeric>
#include <random>

#include "matching/solving/flow_by_lemon.h"

using namespace haven::matching;

namespace {

/// Sources, middle nodes and node 0, with arcs at random; every node can reach node 0 directly.
struct Small {
  Network network;
  std::vector<int> hung;

  explicit Small(std::uint64_t seed) : network(supplies(seed)) {
    std::mt19937_64 random(seed);
    const auto below = [&](int limit) {
      return std::uniform_int_distribution<int>(0, limit - 1)(random);
    };
    hung.push_back(-1);
    for (int node = 1; node < nodes; ++node)
      hung.push_back(network.add_arc(node, 0, 1000, below(50)));
    network.hang(hung);
    for (int k = 0; k < 40; ++k) {
      const int from = 1 + below(nodes - 1);
      const int to = below(nodes);
      if (from != to) network.add_arc(from, to, 1 + below(4), below(60));
    }
  }

  static constexpr int nodes = 12;
  static std::vector<std::int64_t> supplies(std::uint64_t seed) {
    std::vector<std::int64_t> supply(nodes, 0);
    for (int node = 6; node < nodes; ++node) supply[node] = 1 + static_cast<int>(seed % 3);
    return supply;
  }
};

/// Complementary slackness (Ahuja, Magnanti, Orlin 1993, theorem 9.4): with these potentials no
/// other flow is cheaper.
bool is_optimal(const Network& network) {
  for (int arc = 0; arc < network.arcs(); ++arc) {
    const auto reduced = network.reduced(arc);
    if (reduced > 0 && network.flow(arc) != 0) return false;
    if (reduced < 0 && network.flow(arc) != network.capacity(arc)) return false;
    if (network.flow(arc) < 0 || network.flow(arc) > network.capacity(arc)) return false;
  }
  return true;
}

bool is_conserved(const Network& network, std::vector<std::int64_t> left) {
  for (int arc = 0; arc < network.arcs(); ++arc) {
    left[network.from(arc)] -= network.flow(arc);
    left[network.to(arc)] += network.flow(arc);
  }
  left[0] = 0;
  return std::ranges::all_of(left, [](std::int64_t rest) { return rest == 0; });
}

/// One flow, asked of ours and of LEMON. In ours every node may leave what it has, at a price above
/// all others; LEMON is asked with such roads and without.
class Twin {
 public:
  explicit Twin(std::vector<std::int64_t> supply)
      : supply_(std::move(supply)), network_(supply_), hung_{-1} {
    const auto all = std::accumulate(supply_.begin(), supply_.end(), std::int64_t{0});
    for (int node = 1; node < static_cast<int>(supply_.size()); ++node) {
      hung_.push_back(network_.add_arc(node, 0, all + 1, leaving));
      left_.push_back({node, 0, all + 1, leaving});
    }
    network_.hang(hung_);
  }

  void add(const Arc& arc) {
    numbers_.push_back(network_.add_arc(arc.from, arc.to, arc.capacity, arc.cost));
    arcs_.push_back(arc);
  }
  void set_cost(std::size_t arc, std::int64_t cost) {
    arcs_[arc].cost = cost;
    network_.set_cost(numbers_[arc], cost);
  }
  /// Nobody takes what is dearer than to leave.
  void close(std::size_t arc) {
    set_cost(arc, 10 * leaving);
    arcs_[arc].capacity = 0;
  }
  bool is_closed(std::size_t arc) const { return arcs_[arc].cost == 10 * leaving; }
  std::size_t arcs() const { return arcs_.size(); }
  const Arc& arc(std::size_t number) const { return arcs_[number]; }

  struct Answers {
    std::int64_t ours, lemons;
    bool is_possible_to_us, is_possible_to_lemon;
  };
  Answers solve() {
    network_.solve();
    const bool leaves = std::any_of(hung_.begin() + 1, hung_.end(),
                                    [&](int arc) { return network_.flow(arc) > 0; });
    auto with_leaving = arcs_;
    with_leaving.insert(with_leaving.end(), left_.begin(), left_.end());
    const auto least = least_cost_by_lemon(supply_, with_leaving);
    REQUIRE(least.has_value());
    return {network_.cost(), *least, !leaves, least_cost_by_lemon(supply_, arcs_).has_value()};
  }

 private:
  static constexpr std::int64_t leaving = 10'000'000;

  std::vector<std::int64_t> supply_;
  Network network_;
  std::vector<int> hung_;
  std::vector<Arc> left_, arcs_;
  std::vector<int> numbers_;
};

/// The shape of a round: units, places, authorities, then node 0 by steps that cost more and more.
/// Some have no beds, no room or nowhere to go; many costs are equal.
class Shape {
 public:
  explicit Shape(std::uint64_t seed)
      : random_(seed),
        authorities_(1 + below(4)),
        places_(1 + below(12)),
        units_(1 + below(20)),
        costs_(seed % 3 == 0 ? 2 : 1000) {}

  Twin make() {
    std::vector<std::int64_t> supply(1 + authorities_ + places_, 0);
    for (int u = 0; u < units_; ++u) supply.push_back(1 + below(4));
    Twin made(std::move(supply));
    for (int a = 0; a < authorities_; ++a)
      for (int k = 0, cost = 0; k < 3; ++k, cost += below(100))
        made.add({1 + a, 0, below(8), cost});
    for (int p = 0; p < places_; ++p) made.add({place(p), 1 + below(authorities_), below(5), 0});
    for (int u = 0; u < units_; ++u) {
      if (below(3) > 0) made.add({unit(u), 0, 8, 0});
      for (int k = below(1 + places_); k > 0; --k) made.add(option());
    }
    return made;
  }

  void change(Twin& twin) {
    const auto any = [&] { return static_cast<std::size_t>(below(static_cast<int>(twin.arcs()))); };
    for (int k = below(6); k > 0; --k) twin.add(option());
    for (int k = below(6); k > 0; --k)
      if (const auto arc = any(); !twin.is_closed(arc))
        twin.set_cost(arc, below(costs_) - below(costs_));
    for (int k = below(3); k > 0; --k) {
      const auto arc = any();
      if (twin.is_closed(arc)) continue;
      auto wider = twin.arc(arc);
      wider.capacity = 1 + below(3);
      twin.add(wider);
    }
    for (int k = below(3); k > 0; --k) twin.close(any());
  }

 private:
  int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }
  int place(int number) const { return 1 + authorities_ + number; }
  int unit(int number) const { return place(places_) + number; }
  Arc option() { return {unit(below(units_)), place(below(places_)), below(9), -below(costs_)}; }

  std::mt19937_64 random_;
  int authorities_, places_, units_, costs_;
};

}  // namespace

TEST_CASE("a flow is the cheapest, by its own potentials, from any start") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    CAPTURE(seed);
    Small small(seed);
    small.network.solve();
    CHECK(is_optimal(small.network));
    CHECK(is_conserved(small.network, Small::supplies(seed)));
  }
}

TEST_CASE("after a new road or a new price the flow is the cheapest again") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    CAPTURE(seed);
    Small small(seed);
    small.network.solve();
    for (int node = 1; node < 6; ++node) small.network.add_arc(node + 5, node, 2, -20);
    small.network.solve();
    CHECK(is_optimal(small.network));
    for (int arc = 0; arc < small.network.arcs(); arc += 3)
      small.network.set_cost(arc,
                             static_cast<int>((static_cast<std::int64_t>(seed) + 7LL * arc) % 40));
    small.network.solve();
    CHECK(is_optimal(small.network));
    CHECK(is_conserved(small.network, Small::supplies(seed)));
  }
}

TEST_CASE("a flow costs what LEMON says, and cannot be when LEMON says so") {
  int impossible = 0;
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    CAPTURE(seed);
    auto twin = Shape(seed).make();
    const auto [ours, lemons, is_possible_to_us, is_possible_to_lemon] = twin.solve();
    REQUIRE(ours == lemons);
    REQUIRE(is_possible_to_us == is_possible_to_lemon);
    impossible += is_possible_to_us ? 0 : 1;
  }
  // Otherwise the flows would prove nothing about what is impossible.
  CHECK(impossible > 400);
  CHECK(impossible < 3600);
}

TEST_CASE("a flow that is taken up again costs what LEMON says from the beginning") {
  for (std::uint64_t seed = 0; seed < 1000; ++seed) {
    CAPTURE(seed);
    Shape shape(seed);
    auto twin = shape.make();
    for (int change = 0; change < 8; ++change) {
      const auto [ours, lemons, is_possible_to_us, is_possible_to_lemon] = twin.solve();
      REQUIRE(ours == lemons);
      REQUIRE(is_possible_to_us == is_possible_to_lemon);
      shape.change(twin);
    }
  }
}
