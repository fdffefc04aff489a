#include "matching/solving/cbc.h"

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

namespace haven::matching {
namespace {

/// Values are whole: a better solution is better by one.
constexpr double nearly_one = 0.999;
constexpr int only_if_useful = -1;

/// Tells of every solution that CBC finds.
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

bool search_by_cbc(ClpSimplex& program, WholeColumns whole, std::int64_t value,
                   const std::function<void(std::span<const double>)>& found) {
  const auto tell = [&](const double* shares) {
    found({shares + whole.first, static_cast<std::size_t>(whole.count)});
  };
  OsiClpSolverInterface solver(&program);
  solver.messageHandler()->setLogLevel(0);
  for (int column = whole.first; column < whole.first + whole.count; ++column) {
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
