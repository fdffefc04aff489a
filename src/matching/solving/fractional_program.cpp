#include "matching/solving/fractional_program.h"

#include "matching/solving/value.h"

namespace haven::matching {
namespace {

constexpr double most_in_unit = 16;

/// What breaking a decision costs by so much as one child of the largest unit: more than the least
/// and the most that all units together can be worth.
double penalty_of(const Batch& batch, const Aim& aim) {
  double sum = 1;
  for (const auto& unit : batch.units) sum += unit.size * static_cast<double>(aim.worth[unit.tier]);
  if (aim.weighs_quality) {
    double most = 0;
    for (const auto quality : batch.options.quality)
      most = std::max(most, std::abs(static_cast<double>(quality)));
    for (const auto& place : batch.places)
      most = std::max(most, static_cast<double>(place.reserve));
    for (const auto& authority : batch.authorities)
      for (const auto& step : authority.steps)
        most = std::max(most, static_cast<double>(step.cost));
    for (const auto& unit : batch.units) sum += 3 * most * unit.size;
  }
  return std::min(most_in_unit * sum, 1e9);
}

/// A column under way: the parts that CLP takes.
struct Columns {
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> row;
  std::vector<double> factor, most, cost;

  void add(int at, double by, double up_to, double costs) {
    row.push_back(at);
    factor.push_back(by);
    starts.push_back(static_cast<CoinBigIndex>(row.size()));
    most.push_back(up_to);
    cost.push_back(costs);
  }
  int count() const { return static_cast<int>(most.size()); }
};

}  // namespace

FractionalPlan::Program::Program(const Batch& batch, const Aim& aim)
    : units(static_cast<int>(batch.units.size())),
      place_row(batch.places.size(), -1),
      cuts_at_place(batch.places.size()),
      cuts_at_authority(batch.authorities.size()),
      penalty(penalty_of(batch, aim)) {
  clp.setLogLevel(0);
  clp.scaling(0);
  const int authorities = static_cast<int>(batch.authorities.size());
  int rows = units + authorities;
  for (int tier = 0; tier < tier_count; ++tier)
    tier_row[tier] = aim.at_least[tier] > 0 ? rows++ : -1;
  clp.resize(rows, 0);
  for (int u = 0; u < units; ++u) clp.setRowBounds(unit_row(u), 1, 1);
  for (int a = 0; a < authorities; ++a) clp.setRowBounds(authority_row(a), -COIN_DBL_MAX, 0);
  for (int tier = 0; tier < tier_count; ++tier)
    if (tier_row[tier] >= 0) clp.setRowBounds(tier_row[tier], aim.at_least[tier], COIN_DBL_MAX);
  add_first_columns(batch, aim);
}

void FractionalPlan::Program::add_first_columns(const Batch& batch, const Aim& aim) {
  Columns columns;
  for (int u = 0; u < units; ++u) {
    const bool is_locked = batch.units[u].is_locked;
    if (is_locked) locked.push_back(u);
    columns.add(unit_row(u), 1, is_locked ? 0 : COIN_DBL_MAX, 0);
  }
  must = locked;
  for (std::size_t a = 0; a < batch.authorities.size(); ++a) {
    step_column.push_back(columns.count());
    for (const auto& step : batch.authorities[a].steps)
      columns.add(authority_row(static_cast<int>(a)), -1, step.children,
                  aim.weighs_quality ? step.cost : 0);
  }
  for (const int row : tier_row)
    if (row >= 0) columns.add(row, 1, COIN_DBL_MAX, penalty);
  first_option = columns.count();
  const std::vector<double> least(columns.most.size(), 0);
  clp.addColumns(first_option, least.data(), columns.most.data(), columns.cost.data(),
                 columns.starts.data(), columns.row.data(), columns.factor.data());
}

}  // namespace haven::matching
