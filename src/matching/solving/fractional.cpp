#include "matching/solving/fractional.h"

#include <ClpSimplex.hpp>
#include <algorithm>
#include <cmath>
#include <span>

#include "matching/solving/cbc.h"
#include "matching/solving/fractional_program.h"
#include "matching/solving/value.h"

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
  take_basis_of(flow, basic);
}

/// The tree of the flow is a basis of the program, and its best one before any cut.
void FractionalPlan::take_basis_of(const Relaxation& flow, const std::vector<std::size_t>& basic) {
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

/// Gives CLP the options that it does not know yet.
void FractionalPlan::flush() {
  const int from = program_->flushed;
  if (from == static_cast<int>(columns_.size())) return;
  program_->add_options(batch_, aim_, std::span(columns_).subspan(from), cuts_);
  for (std::size_t i = from; i < columns_.size(); ++i) bound_column(static_cast<int>(i));
}

void FractionalPlan::add(const std::vector<Cut>& cuts) {
  if (cuts.empty()) return;
  flush();
  program_->add_cuts(batch_, columns_, cuts);
  cuts_.insert(cuts_.end(), cuts.begin(), cuts.end());
  idle_.resize(cuts_.size(), 0);
}

void FractionalPlan::drop_idle_cuts() {
  std::vector<bool> is_idle;
  for (std::size_t c = 0; c < cuts_.size(); ++c)
    is_idle.push_back(idle_[c] > idle_solutions && program_->is_slack(static_cast<int>(c)));
  if (std::ranges::find(is_idle, true) == is_idle.end()) return;
  std::vector<Cut> kept;
  for (std::size_t c = 0; c < cuts_.size(); ++c)
    if (!is_idle[c]) kept.push_back(std::move(cuts_[c]));
  cuts_ = std::move(kept);
  ++drops_;
  program_->drop_cuts(is_idle, cuts_);
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
  program_->must = program_->locked;
  for (const int unit : touched) {
    const bool is_locked = batch_.units[unit].is_locked;
    const bool is_in = std::ranges::any_of(about_[unit], [&](int d) { return decisions_[d].in; });
    const bool must = is_locked || is_in;
    if (is_in && !is_locked) program_->must.push_back(unit);
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
  clp.setMaximumIterations(most_steps);
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

bool FractionalPlan::search_whole(const Options& core, std::int64_t value,
                                  const std::function<void(const Assignment&)>& found) {
  decide({});
  for (std::size_t u = 0; u < batch_.units.size(); ++u) {
    const int unit = static_cast<int>(u);
    for (auto i = core.begin(unit); i < core.end(unit); ++i)
      if (!has(unit, core.place[i])) add(unit, core.place[i], core.quality[i]);
  }
  close_all_but(core);
  auto& clp = program_->clp;
  std::vector<int> kept, closed;  // Options, and columns of CLP.
  for (int i = 0; i < static_cast<int>(columns_.size()); ++i) {
    const int column = program_->option_column(i);
    if (clp.columnUpper()[column] == 0)
      closed.push_back(column);
    else
      kept.push_back(i);
  }
  clp.deleteColumns(static_cast<int>(closed.size()), closed.data());
  const WholeColumns whole{program_->option_column(0), static_cast<int>(kept.size())};
  return search_by_cbc(clp, whole, value, [&](std::span<const double> shares) {
    Assignment plan(batch_.units.size(), nowhere);
    for (std::size_t i = 0; i < kept.size(); ++i)
      if (shares[i] > 0.5) plan[columns_[kept[i]].unit] = columns_[kept[i]].place;
    found(plan);
  });
}

FractionalPlan::Basis FractionalPlan::basis() const {
  const auto& clp = program_->clp;
  const auto* status = clp.statusArray();
  const auto* rows = status + clp.numberColumns();
  return {{status, rows}, {rows, rows + clp.numberRows()}, drops_};
}

void FractionalPlan::set(const Basis& basis) {
  if (basis.drops != drops_) return;
  flush();
  auto& clp = program_->clp;
  const auto known_columns = static_cast<int>(basis.columns.size());
  const auto known_rows = static_cast<int>(basis.rows.size());
  std::ranges::copy(basis.columns, clp.statusArray());
  for (int column = known_columns; column < clp.numberColumns(); ++column)
    clp.setColumnStatus(column, ClpSimplex::atLowerBound);
  std::ranges::copy(basis.rows, clp.statusArray() + clp.numberColumns());
  for (int row = known_rows; row < clp.numberRows(); ++row)
    clp.setRowStatus(row, ClpSimplex::basic);
}

}  // namespace haven::matching
