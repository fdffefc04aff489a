#include "matching/solving/fractional_program.h"

#include <algorithm>

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

void FractionalPlan::Program::add_options(const Batch& batch, const Aim& aim,
                                          std::span<const Column> options,
                                          std::span<const Cut> cuts) {
  const int count = static_cast<int>(options.size());
  std::vector<double> least, most;
  for (const auto& option : options) {
    auto& row = place_row[option.place];
    if (row >= 0) continue;
    row = clp.numberRows() + static_cast<int>(most.size());
    least.push_back(-COIN_DBL_MAX);
    most.push_back(batch.places[option.place].beds);
  }
  const std::vector<CoinBigIndex> no_starts(most.size() + 1, 0);
  if (!most.empty())
    clp.addRows(static_cast<int>(most.size()), least.data(), most.data(), no_starts.data(), nullptr,
                nullptr);
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> rows;
  std::vector<double> factors, cost;
  for (const auto& [unit, place, quality, share] : options) {
    const auto& who = batch.units[unit];
    const int authority = batch.places[place].authority;
    const auto entry = [&](int row, double factor) {
      rows.push_back(row);
      factors.push_back(factor);
    };
    entry(unit_row(unit), 1);
    entry(authority_row(authority), who.size);
    if (tier_row[who.tier] >= 0) entry(tier_row[who.tier], who.size);
    entry(place_row[place], who.size);
    for (const auto* known : {&cuts_at_place[place], &cuts_at_authority[authority]})
      for (const int cut : *known)
        if (const int counted = cuts[cut].count(batch, unit); counted > 0)
          entry(cut_row[cut], counted);
    starts.push_back(static_cast<CoinBigIndex>(rows.size()));
    const auto reserve = aim.weighs_quality ? batch.places[place].reserve : 0;
    cost.push_back(-static_cast<double>(who.size * (aim.of(who.tier, quality) - reserve)));
  }
  const std::vector<double> zeros(count, 0), ones(count, COIN_DBL_MAX);
  clp.addColumns(count, zeros.data(), ones.data(), cost.data(), starts.data(), rows.data(),
                 factors.data());
  flushed += count;
}

void FractionalPlan::Program::add_cuts(const Batch& batch, std::span<const Column> options,
                                       std::span<const Cut> cuts) {
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> index;
  std::vector<double> factors, least, most;
  std::vector<std::vector<int>> at_place(batch.places.size()), at(batch.authorities.size());
  for (std::size_t i = 0; i < options.size(); ++i) {
    at_place[options[i].place].push_back(static_cast<int>(i));
    at[batch.places[options[i].place].authority].push_back(static_cast<int>(i));
  }
  for (const auto& cut : cuts) {
    for (const int option : cut.is_at_place() ? at_place[cut.at] : at[cut.at]) {
      const int count = cut.count(batch, options[option].unit);
      if (count == 0) continue;
      index.push_back(option_column(option));
      factors.push_back(count);
    }
    if (cut.kind == Cut::Kind::level_cover)
      for (std::size_t k = cut.level; k < batch.authorities[cut.at].steps.size(); ++k) {
        index.push_back(step_column[cut.at] + static_cast<int>(k));
        factors.push_back(-1);
      }
    starts.push_back(static_cast<CoinBigIndex>(index.size()));
    least.push_back(-COIN_DBL_MAX);
    most.push_back(cut.most(batch));
    (cut.is_at_place() ? cuts_at_place : cuts_at_authority)[cut.at].push_back(
        static_cast<int>(cut_row.size()));
    cut_row.push_back(clp.numberRows() + static_cast<int>(most.size()) - 1);
  }
  clp.addRows(static_cast<int>(most.size()), least.data(), most.data(), starts.data(), index.data(),
              factors.data());
}

void FractionalPlan::Program::drop_cuts(const std::vector<bool>& is_gone,
                                        std::span<const Cut> left) {
  std::vector<int> gone;
  std::vector<int> kept_rows;
  for (std::size_t c = 0; c < cut_row.size(); ++c)
    (is_gone[c] ? gone : kept_rows).push_back(cut_row[c]);
  cut_row = std::move(kept_rows);
  std::ranges::sort(gone);
  clp.deleteRows(static_cast<int>(gone.size()), gone.data());
  const auto moved = [&](int row) {
    return row - static_cast<int>(std::ranges::lower_bound(gone, row) - gone.begin());
  };
  for (auto& row : place_row)
    if (row >= 0) row = moved(row);
  for (auto& row : cut_row) row = moved(row);
  for (auto* lists : {&cuts_at_place, &cuts_at_authority})
    for (auto& list : *lists) list.clear();
  for (std::size_t c = 0; c < left.size(); ++c)
    (left[c].is_at_place() ? cuts_at_place : cuts_at_authority)[left[c].at].push_back(
        static_cast<int>(c));
}

}  // namespace haven::matching
