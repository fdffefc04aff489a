// Compiled as C++17, without the headers that all others share: see src/CMakeLists.txt.
#include "matching/solving/flow_by_lemon.h"

#define LEMON_ONLY_TEMPLATES
#include <lemon/list_graph.h>
#include <lemon/network_simplex.h>

namespace haven::matching {

std::optional<std::int64_t> least_cost_by_lemon(const std::vector<std::int64_t>& supply,
                                                const std::vector<Arc>& arcs) {
  lemon::ListDigraph graph;
  std::vector<lemon::ListDigraph::Node> nodes;
  for (std::size_t node = 0; node < supply.size(); ++node) nodes.push_back(graph.addNode());
  lemon::ListDigraph::NodeMap<std::int64_t> supplies(graph, 0);
  std::int64_t all = 0;
  for (std::size_t node = 1; node < supply.size(); ++node) {
    supplies[nodes[node]] = supply[node];
    all += supply[node];
  }
  supplies[nodes[0]] = -all;
  lemon::ListDigraph::ArcMap<std::int64_t> capacities(graph, 0);
  lemon::ListDigraph::ArcMap<std::int64_t> costs(graph, 0);
  for (const auto& [from, to, capacity, cost] : arcs) {
    const auto arc = graph.addArc(nodes[from], nodes[to]);
    capacities[arc] = capacity;
    costs[arc] = cost;
  }
  using Simplex = lemon::NetworkSimplex<lemon::ListDigraph, std::int64_t>;
  Simplex simplex(graph);
  simplex.upperMap(capacities).costMap(costs).supplyMap(supplies);
  if (simplex.run() != Simplex::OPTIMAL) return std::nullopt;
  return simplex.totalCost<std::int64_t>();
}

}  // namespace haven::matching
