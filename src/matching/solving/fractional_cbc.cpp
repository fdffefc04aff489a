#include <CbcEventHandler.hpp>
#include <CbcHeuristicDiveCoefficient.hpp>
#include <CbcHeuristicRINS.hpp>
#include <CbcModel.hpp>
#include <CglClique.hpp>
#include <CglGomory.hpp>
#include <CglKnapsackCover.hpp>
#include <CglMixedIntegerRounding2.hpp>
#include <CglProbing.hpp>
#include <CglZeroHalf.hpp>
#include <OsiClpSolverInterface.hpp>

#include "matching/solving/dive.h"
#include "matching/solving/fractional_program.h"
#include "matching/solving/value.h"

/// The linear program with whole options only, as CBC takes it.
namespace haven::matching {
namespace {

/// Values are whole: a better plan is better by one.
constexpr double nearly_one = 0.999;
constexpr int only_if_useful = -1;

/// Tells of every plan that CBC finds.
class Teller : public CbcEventHandler {
 public:
  using Tell = std::function<void(const double*)>;
  explicit Teller(Tell tell) : tell_(std::move(tell)) {}
  CbcAction event(CbcEvent event) override {
    const bool is_found = event == solution || event == heuristicSolution;
    if (is_found && getModel()->bestSolution() != nullptr) tell_(getModel()->bestSolution());
    return noAction;
  }
  CbcEventHandler* clone() const override { return new Teller(*this); }

 private:
  Tell tell_;
};

void equip(CbcModel& model) {
  CglProbing probing;
  probing.setUsingObjective(1);
  probing.setMaxPass(1);
  probing.setMaxProbe(10);
  probing.setRowCuts(3);
  CglGomory gomory;
  gomory.setLimit(300);
  CglKnapsackCover knapsacks;
  CglZeroHalf zero_half;
  CglMixedIntegerRounding2 rounding;
  CglClique cliques;
  cliques.setStarCliqueReport(false);
  cliques.setRowCliqueReport(false);
  model.addCutGenerator(&probing, only_if_useful, "probing");
  model.addCutGenerator(&gomory, only_if_useful, "gomory");
  model.addCutGenerator(&knapsacks, only_if_useful, "knapsacks");
  model.addCutGenerator(&zero_half, only_if_useful, "zero half");
  model.addCutGenerator(&rounding, only_if_useful, "rounding");
  model.addCutGenerator(&cliques, only_if_useful, "cliques");
  CbcHeuristicDiveCoefficient dive(model);
  model.addHeuristic(&dive, "dive");
  CbcHeuristicRINS neighbours(model);
  neighbours.setHowOften(100);
  model.addHeuristic(&neighbours, "neighbours");
}

}  // namespace

bool FractionalPlan::search_by_cbc(const Options& core, std::int64_t value,
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
  const auto tell = [&](const double* shares) {
    Assignment plan(batch_.units.size(), nowhere);
    for (std::size_t i = 0; i < kept.size(); ++i)
      if (shares[program_->option_column(static_cast<int>(i))] > 0.5)
        plan[columns_[kept[i]].unit] = columns_[kept[i]].place;
    found(plan);
  };
  OsiClpSolverInterface solver(&clp);
  solver.messageHandler()->setLogLevel(0);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const int column = program_->option_column(static_cast<int>(i));
    solver.setColUpper(column, 1);
    solver.setInteger(column);
  }
  CbcModel model(solver);
  model.setLogLevel(0);
  equip(model);
  Teller teller(tell);
  model.passInEventHandler(&teller);
  model.setCutoff(-static_cast<double>(value) - nearly_one / 2);
  model.setDblParam(CbcModel::CbcCutoffIncrement, nearly_one);
  model.initialSolve();
  model.branchAndBound();
  if (model.bestSolution() != nullptr) tell(model.bestSolution());
  return model.status() == 0;
}

}  // namespace haven::matching
