#include "matching/network.h"

#include <random>

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
