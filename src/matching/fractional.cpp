#include "matching/fractional.h"

#include <ClpSimplex.hpp>
#include <algorithm>
#include <cmath>

#include "matching/fractional_program.h"

namespace haven::matching {
namespace {

constexpr int idle_solutions = 12;
constexpr double costs_something = 1e-7;

std::int64_t rounded(double price) {
  return std::max<std::int64_t>(0, std::llround(price * static_cast<double>(scale)));
}

}  // namespace

FractionalPlan::FractionalPlan(const Batch& batch, const Aim& aim, const Relaxation& flow,
                               std::int64_t slack)
    : batch_(batch),
      aim_(aim),
      program_(std::make_unique<Program>(batch, aim)),
      of_unit_(batch.units.size()),
      about_(batch.units.size()) {
  begin(flow, slack);
}

FractionalPlan::~FractionalPlan() = default;

void FractionalPlan::begin(const Relaxation& flow, std::int64_t slack) {
  std::vector<std::size_t> basic;
  for (std::size_t i = 0; i < flow.choices().size(); ++i) {
    if (!flow.is_basic(i)) continue;
    const auto& [unit, option] = flow.choices()[i];
    add(unit, batch_.options.place[option], batch_.options.quality[option]);
    basic.push_back(columns_.size() - 1);
  }
  const auto near = within(batch_, batch_.options, flow.aim(), flow.prices(), flow.bound(), slack);
  for (std::size_t u = 0; u < batch_.units.size(); ++u)
    for (auto i = near.begin(static_cast<int>(u)); i < near.end(static_cast<int>(u)); ++i)
      if (!has(static_cast<int>(u), near.place[i]))
        add(static_cast<int>(u), near.place[i], near.quality[i]);
  flush();
  auto& clp = program_->clp;
  clp.createStatus();
  for (int row = 0; row < clp.numberRows(); ++row) clp.setRowStatus(row, ClpSimplex::atUpperBound);
  for (int column = 0; column < clp.numberColumns(); ++column)
    clp.setColumnStatus(column, ClpSimplex::atLowerBound);
  for (const auto column : basic)
    clp.setColumnStatus(program_->option_column(static_cast<int>(column)), ClpSimplex::basic);
  for (int u = 0; u < program_->units; ++u)
    if (flow.is_basic_unplaced(u)) clp.setColumnStatus(u, ClpSimplex::basic);
  for (std::size_t p = 0; p < batch_.places.size(); ++p)
    if (program_->place_row[p] >= 0 && flow.is_basic_place(static_cast<int>(p)))
      clp.setRowStatus(program_->place_row[p], ClpSimplex::basic);
  for (std::size_t a = 0; a < batch_.authorities.size(); ++a)
    for (std::size_t k = 0; k < batch_.authorities[a].steps.size(); ++k) {
      const int column = program_->step_column[a] + static_cast<int>(k);
      const auto at = flow.step(static_cast<int>(a), static_cast<int>(k));
      clp.setColumnStatus(column, at == Relaxation::At::basic      ? ClpSimplex::basic
                                  : at == Relaxation::At::capacity ? ClpSimplex::atUpperBound
                                                                   : ClpSimplex::atLowerBound);
    }
  for (const int row : program_->tier_row)
    if (row >= 0) clp.setRowStatus(row, ClpSimplex::basic);
}

void FractionalPlan::add(int unit, int place, std::int16_t quality) {
  of_unit_[unit].push_back(static_cast<int>(columns_.size()));
  columns_.push_back({unit, place, quality, 0});
}

bool FractionalPlan::has(int unit, int place) const {
  return std::ranges::any_of(of_unit_[unit],
                             [&](int column) { return columns_[column].place == place; });
}

/// Gives CLP the options it does not know yet, and rows for places that had none.
void FractionalPlan::flush() {
  auto& program = *program_;
  auto& clp = program.clp;
  const int from = program.flushed;
  const int count = static_cast<int>(columns_.size()) - from;
  if (count == 0) return;
  std::vector<double> least, most;
  for (int i = from; i < from + count; ++i) {
    auto& row = program.place_row[columns_[i].place];
    if (row >= 0) continue;
    row = clp.numberRows() + static_cast<int>(most.size());
    least.push_back(-COIN_DBL_MAX);
    most.push_back(batch_.places[columns_[i].place].beds);
  }
  const std::vector<CoinBigIndex> no_starts(most.size() + 1, 0);
  if (!most.empty())
    clp.addRows(static_cast<int>(most.size()), least.data(), most.data(), no_starts.data(), nullptr,
                nullptr);
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> rows;
  std::vector<double> factors, cost;
  for (int i = from; i < from + count; ++i) {
    const auto& [unit, place, quality, share] = columns_[i];
    const auto& who = batch_.units[unit];
    const int authority = batch_.places[place].authority;
    const auto entry = [&](int row, double factor) {
      rows.push_back(row);
      factors.push_back(factor);
    };
    entry(program.unit_row(unit), 1);
    entry(program.authority_row(authority), who.size);
    if (program.tier_row[who.tier] >= 0) entry(program.tier_row[who.tier], who.size);
    entry(program.place_row[place], who.size);
    for (const auto* cuts : {&program.cuts_at_place[place], &program.cuts_at_authority[authority]})
      for (const int cut : *cuts)
        if (cuts_[cut].counts(batch_, unit)) entry(program.cut_row[cut], 1);
    starts.push_back(static_cast<CoinBigIndex>(rows.size()));
    const auto reserve = aim_.weighs_quality ? batch_.places[place].reserve : 0;
    cost.push_back(-static_cast<double>(who.size * (aim_.of(who.tier, quality) - reserve)));
  }
  const std::vector<double> zeros(count, 0), ones(count, COIN_DBL_MAX);
  clp.addColumns(count, zeros.data(), ones.data(), cost.data(), starts.data(), rows.data(),
                 factors.data());
  program.flushed = from + count;
  for (int i = from; i < from + count; ++i) bound_column(i);
}

void FractionalPlan::add(const std::vector<Cut>& cuts) {
  if (cuts.empty()) return;
  flush();
  auto& program = *program_;
  std::vector<CoinBigIndex> starts{0};
  std::vector<int> index;
  std::vector<double> factors, least, most;
  std::vector<std::vector<int>> at_place(batch_.places.size()), at(batch_.authorities.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    at_place[columns_[i].place].push_back(static_cast<int>(i));
    at[batch_.places[columns_[i].place].authority].push_back(static_cast<int>(i));
  }
  for (const auto& cut : cuts) {
    for (const int column : cut.is_at_place() ? at_place[cut.at] : at[cut.at]) {
      if (!cut.counts(batch_, columns_[column].unit)) continue;
      index.push_back(program.option_column(column));
      factors.push_back(1);
    }
    if (cut.kind == Cut::Kind::level_cover)
      for (std::size_t k = cut.level; k < batch_.authorities[cut.at].steps.size(); ++k) {
        index.push_back(program.step_column[cut.at] + static_cast<int>(k));
        factors.push_back(-1);
      }
    starts.push_back(static_cast<CoinBigIndex>(index.size()));
    least.push_back(-COIN_DBL_MAX);
    most.push_back(cut.most());
    program.cut_row.push_back(program.clp.numberRows() + static_cast<int>(most.size()) - 1);
    (cut.is_at_place() ? program.cuts_at_place : program.cuts_at_authority)[cut.at].push_back(
        static_cast<int>(cuts_.size()));
    cuts_.push_back(cut);
    idle_.push_back(0);
  }
  program.clp.addRows(static_cast<int>(most.size()), least.data(), most.data(), starts.data(),
                      index.data(), factors.data());
}

void FractionalPlan::drop_idle_cuts() {
  auto& program = *program_;
  std::vector<int> gone;
  std::vector<Cut> kept;
  std::vector<int> kept_rows;
  for (std::size_t c = 0; c < cuts_.size(); ++c) {
    const int row = program.cut_row[c];
    if (idle_[c] > idle_solutions && program.clp.getRowStatus(row) == ClpSimplex::basic) {
      gone.push_back(row);
    } else {
      kept.push_back(std::move(cuts_[c]));
      kept_rows.push_back(row);
    }
  }
  cuts_ = std::move(kept);
  program.cut_row = std::move(kept_rows);
  if (gone.empty()) return;
  std::ranges::sort(gone);
  program.clp.deleteRows(static_cast<int>(gone.size()), gone.data());
  const auto moved = [&](int row) {
    return row - static_cast<int>(std::ranges::lower_bound(gone, row) - gone.begin());
  };
  for (auto& row : program.place_row)
    if (row >= 0) row = moved(row);
  for (auto& row : program.cut_row) row = moved(row);
  for (auto* lists : {&program.cuts_at_place, &program.cuts_at_authority})
    for (auto& list : *lists) list.clear();
  for (std::size_t c = 0; c < cuts_.size(); ++c)
    (cuts_[c].is_at_place() ? program.cuts_at_place : program.cuts_at_authority)[cuts_[c].at]
        .push_back(static_cast<int>(c));
  idle_.assign(cuts_.size(), 0);
}

void FractionalPlan::bound_column(int column) {
  const auto& [unit, place, quality, share] = columns_[column];
  bool is_open = core_ == nullptr || option_of(*core_, unit, place) >= 0;
  for (const int d : about_[unit]) {
    const auto& decision = decisions_[d];
    const int at = decision.level == Level::place ? place : batch_.places[place].authority;
    is_open = is_open && (at == decision.at) == decision.in;
  }
  program_->clp.setColumnUpper(program_->option_column(column), is_open ? COIN_DBL_MAX : 0);
}

void FractionalPlan::decide(const std::vector<Decision>& decisions) {
  flush();
  std::vector<int> touched;
  const auto touch = [&] {
    for (const auto& decision : decisions_) touched.push_back(decision.unit);
  };
  touch();
  for (const int unit : touched) about_[unit].clear();
  decisions_ = decisions;
  touch();
  for (std::size_t d = 0; d < decisions_.size(); ++d)
    about_[decisions_[d].unit].push_back(static_cast<int>(d));
  std::ranges::sort(touched);
  touched.erase(std::ranges::unique(touched).begin(), touched.end());
  program_->must.clear();
  for (const int unit : touched) {
    const bool must = std::ranges::any_of(about_[unit], [&](int d) { return decisions_[d].in; });
    if (must) program_->must.push_back(unit);
    program_->clp.setColumnUpper(program_->unplaced_column(unit), must ? 0 : COIN_DBL_MAX);
    for (const int column : of_unit_[unit]) bound_column(column);
  }
}

void FractionalPlan::close_all_but(const Options& core) {
  flush();
  core_ = &core;
  for (std::size_t column = 0; column < columns_.size(); ++column)
    bound_column(static_cast<int>(column));
}

void FractionalPlan::solve(int most_steps) {
  flush();
  auto& clp = program_->clp;
  clp.setMaximumIterations(clp.numberIterations() + most_steps);
  const bool has_tier_rows =
      std::ranges::any_of(program_->tier_row, [](int row) { return row >= 0; });
  if (has_tier_rows)
    clp.primal(1);
  else
    clp.dual(0);
  if (clp.isProvenPrimalInfeasible()) solve_with_penalties();
  read();
}

/// Lets what must hold be broken at a cost that nobody would pay, so that there are prices that
/// prove the branch hopeless.
void FractionalPlan::solve_with_penalties() {
  auto& clp = program_->clp;
  for (const int unit : program_->must) {
    clp.setColumnUpper(program_->unplaced_column(unit), COIN_DBL_MAX);
    clp.setObjectiveCoefficient(program_->unplaced_column(unit), program_->penalty);
  }
  clp.setMaximumIterations(1 << 30);
  clp.primal(1);
  for (const int unit : program_->must) {
    clp.setColumnUpper(program_->unplaced_column(unit), 0);
    clp.setObjectiveCoefficient(program_->unplaced_column(unit), 0);
  }
}

void FractionalPlan::read() {
  for (std::size_t i = 0; i < columns_.size(); ++i)
    columns_[i].share = program_->share(program_->option_column(static_cast<int>(i)));
  const auto* duals = program_->clp.dualRowSolution();
  for (std::size_t c = 0; c < cuts_.size(); ++c)
    idle_[c] = -duals[program_->cut_row[c]] > costs_something ? 0 : idle_[c] + 1;
}

Options FractionalPlan::options() const {
  Options known;
  known.first.push_back(0);
  std::vector<std::pair<int, std::int16_t>> list;
  for (const auto& columns : of_unit_) {
    list.clear();
    for (const int column : columns)
      list.emplace_back(columns_[column].place, columns_[column].quality);
    std::ranges::sort(list);
    for (const auto& [place, quality] : list) {
      known.place.push_back(place);
      known.quality.push_back(quality);
    }
    known.first.push_back(known.count());
  }
  return known;
}

double FractionalPlan::value() const { return -program_->clp.objectiveValue(); }

double FractionalPlan::unplaced(int unit) const {
  return program_->share(program_->unplaced_column(unit));
}

double FractionalPlan::beyond(int authority, int level) const {
  double sum = 0;
  const int steps = static_cast<int>(batch_.authorities[authority].steps.size());
  for (int k = level; k < steps; ++k) sum += program_->share(program_->step_column[authority] + k);
  return sum;
}

Prices FractionalPlan::prices() const {
  const auto& program = *program_;
  const auto* duals = program.clp.dualRowSolution();
  Prices prices;
  for (const int row : program.place_row)
    prices.place.push_back(row < 0 ? 0 : rounded(-duals[row]));
  for (std::size_t a = 0; a < batch_.authorities.size(); ++a)
    prices.authority.push_back(rounded(-duals[program.authority_row(static_cast<int>(a))]));
  for (int tier = 0; tier < tier_count; ++tier)
    if (program.tier_row[tier] >= 0) prices.tier[tier] = rounded(duals[program.tier_row[tier]]);
  for (std::size_t c = 0; c < cuts_.size(); ++c)
    if (const auto price = rounded(-duals[program.cut_row[c]]); price > 0)
      prices.cuts.push_back({price, cuts_[c]});
  return prices;
}

FractionalPlan::Basis FractionalPlan::basis() const {
  const auto& clp = program_->clp;
  const auto* status = clp.statusArray();
  return {status, status + clp.numberRows() + clp.numberColumns()};
}

void FractionalPlan::set(const Basis& basis) {
  std::ranges::copy(basis, program_->clp.statusArray());
}

}  // namespace haven::matching
