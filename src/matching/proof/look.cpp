#include "matching/proof/look.h"

#include <algorithm>
#include <limits>

#include "matching/proof/best.h"
#include "matching/proof/prices.h"
#include "matching/solving/threads.h"
#include "matching/solving/value.h"

namespace haven::matching {
namespace {

constexpr auto nothing = std::numeric_limits<std::int64_t>::min();
/// Less than this is the rounding of prices, not a better option.
constexpr std::int64_t worth_adding = scale / 64;

/// The decisions about each unit.
class About {
 public:
  About(const Batch& batch, const std::vector<Decision>& decisions)
      : batch_(batch), about_(batch.units.size()) {
    for (const auto& decision : decisions) about_[decision.unit].push_back(decision);
  }
  bool is_any(int unit) const { return !about_[unit].empty(); }
  bool must(int unit) const { return std::ranges::any_of(about_[unit], &Decision::in); }
  bool allow(int unit, int place) const {
    return std::ranges::all_of(about_[unit], [&](const Decision& decision) {
      const int at = decision.level == Level::place ? place : batch_.places[place].authority;
      return (at == decision.at) == decision.in;
    });
  }

 private:
  const Batch& batch_;
  std::vector<std::vector<Decision>> about_;
};

/// The best margin of the unit's options, as far as decisions allow; `nothing` if it must have one
/// and has none.
std::int64_t best_of(Margins& margins, const About& about, const Options& options, int unit) {
  if (!about.is_any(unit)) return margins.best(options, unit);
  auto most = about.must(unit) ? nothing : margins.least(unit);
  margins.each(options, unit, [&](std::int64_t option, std::int64_t margin) {
    if (margin > most && about.allow(unit, options.place[option])) most = margin;
  });
  return most;
}

std::optional<std::int64_t> sum_of(const std::vector<std::int64_t>& best, std::int64_t rest) {
  for (const auto one : best) {
    if (one == nothing) return std::nullopt;
    rest += one;
  }
  return rest;
}

/// The `most` best options of the unit that leave more than `has`.
Best better_than(std::int64_t has, Margins& margins, const About& about, const Options& options,
                 int unit, std::size_t most) {
  Best found(most);
  margins.each(options, unit, [&](std::int64_t option, std::int64_t margin) {
    if (margin <= has || (has != nothing && margin - has < worth_adding)) return;
    if (!about.is_any(unit) || about.allow(unit, options.place[option]))
      found.offer(margin, option);
  });
  return found;
}

}  // namespace

bool Look::proves(std::int64_t value) const { return !scaled || floored(*scaled) <= value; }

Look look(const Batch& batch, const View& view, const Aim& aim, const Prices& prices,
          const Options& known, std::size_t most, int threads) {
  const About about(batch, view.decisions);
  const auto units = batch.units.size();
  Look look;
  look.best.resize(units);
  std::vector<Best> found(units, Best(most));
  in_parallel(units, threads, [&](std::size_t from, std::size_t to) {
    Margins margins(batch, aim, prices);
    for (std::size_t u = from; u < to; ++u) {
      const int unit = static_cast<int>(u);
      const auto has = best_of(margins, about, known, unit);
      look.best[u] = best_of(margins, about, view.options, unit);
      if (look.best[u] > has) found[u] = better_than(has, margins, about, view.options, unit, most);
    }
  });
  look.scaled = sum_of(look.best, Margins(batch, aim, prices).rest());
  for (std::size_t u = 0; u < units; ++u)
    for (const auto& [margin, option] : found[u].list())
      look.wanted.push_back({static_cast<int>(u), option});
  return look;
}

std::optional<std::int64_t> bound_under(const Batch& batch, const View& view, const Aim& aim,
                                        const Prices& prices) {
  const About about(batch, view.decisions);
  Margins margins(batch, aim, prices);
  std::vector<std::int64_t> best(batch.units.size());
  for (std::size_t u = 0; u < best.size(); ++u)
    best[u] = best_of(margins, about, view.options, static_cast<int>(u));
  return sum_of(best, margins.rest());
}

}  // namespace haven::matching
