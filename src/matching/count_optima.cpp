#include "matching/count_optima.h"

#include <algorithm>

#include "matching/plan.h"
#include "matching/solving/value.h"

namespace haven::matching {
namespace {

/// Walks all plans whose slacks sum to no more than what lies between bound and value: no other
/// plan can be as good.
class Counter {
 public:
  Counter(const Batch& batch, const Stage& stage, std::int64_t most)
      : batch_(batch),
        stage_(stage),
        most_(most),
        plan_(batch.units.size(), nowhere),
        choices_(batch.units.size()) {
    const auto& solved = stage.solved;
    const auto slack = solved.root_scaled - scale * solved.value;
    Margins margins(batch, stage.aim, solved.root);
    for (std::size_t u = 0; u < choices_.size(); ++u) {
      const int unit = static_cast<int>(u);
      const auto best = margins.best(batch.options, unit);
      if (best <= slack && !batch.units[u].is_locked) choices_[u].push_back({nowhere, best});
      margins.each(batch.options, unit, [&](std::int64_t option, std::int64_t margin) {
        if (best - margin <= slack)
          choices_[u].push_back({batch.options.place[option], best - margin});
      });
      std::ranges::sort(choices_[u], {}, &Choice::slack);
    }
    walk(0, slack);
  }
  std::optional<std::int64_t> count() const {
    return seen_ > most_ ? std::nullopt : std::optional(count_);
  }

 private:
  struct Choice {
    int place;
    std::int64_t slack;
  };

  void walk(std::size_t unit, std::int64_t left) {
    if (seen_ > most_) return;
    if (unit == plan_.size()) {
      ++seen_;
      if (value_of(batch_, stage_.aim, plan_) == stage_.solved.value &&
          is_feasible(batch_, stage_.aim, plan_))
        ++count_;
      return;
    }
    for (const auto& [place, slack] : choices_[unit]) {
      if (slack > left) break;
      plan_[unit] = place;
      walk(unit + 1, left - slack);
    }
    plan_[unit] = nowhere;
  }

  const Batch& batch_;
  const Stage& stage_;
  std::int64_t most_;
  Assignment plan_;
  std::vector<std::vector<Choice>> choices_;
  std::int64_t seen_ = 0;
  std::int64_t count_ = 0;
};

}  // namespace

std::optional<std::int64_t> count_optima(const Batch& batch, const Plan& plan, std::int64_t most) {
  if (plan.stages.size() != 1 || !plan.is_proved) return std::nullopt;
  return Counter(batch, plan.stages.front(), most).count();
}

}  // namespace haven::matching
