#include "matching/solving/fractional_program.h"

namespace haven::matching {

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

}  // namespace haven::matching
