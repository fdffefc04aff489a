#include <algorithm>

#include "matching/solving/fractional_program.h"

/// How options and cuts enter the linear program, and how idle cuts leave it.
namespace haven::matching {
namespace {

constexpr int idle_solutions = 12;

}  // namespace

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
        if (const int counted = cuts_[cut].count(batch_, unit); counted > 0)
          entry(program.cut_row[cut], counted);
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
      const int count = cut.count(batch_, columns_[column].unit);
      if (count == 0) continue;
      index.push_back(program.option_column(column));
      factors.push_back(count);
    }
    if (cut.kind == Cut::Kind::level_cover)
      for (std::size_t k = cut.level; k < batch_.authorities[cut.at].steps.size(); ++k) {
        index.push_back(program.step_column[cut.at] + static_cast<int>(k));
        factors.push_back(-1);
      }
    starts.push_back(static_cast<CoinBigIndex>(index.size()));
    least.push_back(-COIN_DBL_MAX);
    most.push_back(cut.most(batch_));
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
  ++drops_;
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

}  // namespace haven::matching
