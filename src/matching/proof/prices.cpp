#include "matching/proof/prices.h"

#include <algorithm>
#include <numeric>

#include "matching/solving/threads.h"
#include "matching/solving/value.h"

namespace haven::matching {

Margins::Margins(const Batch& batch, const Aim& aim, const Prices& prices)
    : batch_(batch),
      aim_(aim),
      prices_(prices),
      price_(batch.largest() + 1),
      places_at_(batch.authorities.size()),
      extras_(batch.units.size()) {
  for (std::size_t p = 0; p < batch.places.size(); ++p)
    places_at_[batch.places[p].authority].push_back(static_cast<int>(p));
  std::vector<bool> is_used(price_.size(), false);
  for (const auto& unit : batch.units) is_used[unit.size] = true;
  for (std::size_t size = 1; size < price_.size(); ++size) {
    if (!is_used[size]) continue;
    for (std::size_t p = 0; p < batch.places.size(); ++p) {
      const auto& place = batch.places[p];
      const auto reserve = aim.weighs_quality ? scale * place.reserve : 0;
      price_[size].push_back(static_cast<std::int64_t>(size) *
                             (prices.place[p] + reserve + prices.authority[place.authority]));
    }
  }
  for (const auto& [price, cut] : prices.cuts) {
    if (cut.kind == Cut::Kind::pool) {
      for (std::size_t u = 0; u < extras_.size(); ++u)
        if (const int children = cut.count(batch, static_cast<int>(u)); children > 0)
          extras_[u].push_back({false, cut.at, price * children});
      continue;
    }
    for (std::size_t size = cut.big; cut.is_cover() && size < price_.size(); ++size)
      if (is_used[size]) charge(static_cast<int>(size), {cut.is_at_place(), cut.at, price});
    for (const int unit : cut.units)
      if (!cut.is_cover() || batch.units[unit].size < cut.big)
        extras_[unit].push_back({cut.is_at_place(), cut.at, price});
  }
}

void Margins::charge(int size, const Extra& extra) {
  if (extra.at_place)
    price_[size][extra.at] += extra.price;
  else
    for (const int place : places_at_[extra.at]) price_[size][place] += extra.price;
}

void Margins::charge_extras(int unit, int sign) {
  for (const auto& [at_place, at, price] : extras_[unit])
    charge(batch_.units[unit].size, {at_place, at, sign * price});
}

std::int64_t Margins::best(const Options& options, int unit) {
  std::int64_t most = least(unit);
  each(options, unit, [&](std::int64_t, std::int64_t margin) { most = std::max(most, margin); });
  return most;
}

std::int64_t Margins::rest() const {
  std::int64_t sum = 0;
  for (std::size_t p = 0; p < batch_.places.size(); ++p)
    sum += batch_.places[p].beds * prices_.place[p];
  std::vector<std::vector<std::int64_t>> beyond(batch_.authorities.size());
  for (std::size_t a = 0; a < beyond.size(); ++a)
    beyond[a].assign(batch_.authorities[a].steps.size(), prices_.authority[a]);
  for (const auto& [price, cut] : prices_.cuts) {
    sum += price * cut.most(batch_);
    if (cut.kind == Cut::Kind::level_cover)
      for (std::size_t k = cut.level; k < beyond[cut.at].size(); ++k) beyond[cut.at][k] += price;
  }
  for (std::size_t a = 0; a < beyond.size(); ++a)
    for (std::size_t k = 0; k < beyond[a].size(); ++k) {
      const auto& step = batch_.authorities[a].steps[k];
      const auto cost = aim_.weighs_quality ? scale * step.cost : 0;
      sum += step.children * std::max<std::int64_t>(0, beyond[a][k] - cost);
    }
  for (int tier = 0; tier < tier_count; ++tier) sum -= prices_.tier[tier] * aim_.at_least[tier];
  return sum;
}

std::int64_t floored(std::int64_t scaled) {
  return scaled >= 0 ? scaled / scale : -((-scaled + scale - 1) / scale);
}

Bound bound_of(const Batch& batch, const Options& options, const Aim& aim, const Prices& prices,
               int threads) {
  Bound bound;
  bound.best.resize(batch.units.size());
  in_parallel(batch.units.size(), threads, [&](std::size_t from, std::size_t to) {
    Margins margins(batch, aim, prices);
    for (std::size_t u = from; u < to; ++u)
      bound.best[u] = margins.best(options, static_cast<int>(u));
  });
  bound.scaled =
      std::accumulate(bound.best.begin(), bound.best.end(), Margins(batch, aim, prices).rest());
  return bound;
}

Options within(const Batch& batch, const Options& options, const Aim& aim, const Prices& prices,
               const Bound& bound, std::int64_t slack, int threads) {
  const auto units = batch.units.size();
  std::vector<std::vector<std::int64_t>> kept(units);
  in_parallel(units, threads, [&](std::size_t from, std::size_t to) {
    Margins margins(batch, aim, prices);
    for (std::size_t u = from; u < to; ++u) {
      const auto least = bound.best[u] - slack;
      margins.each(options, static_cast<int>(u), [&](std::int64_t option, std::int64_t margin) {
        if (margin >= least) kept[u].push_back(option);
      });
    }
  });
  Options core;
  core.first.push_back(0);
  for (const auto& list : kept) {
    for (const auto option : list) {
      core.place.push_back(options.place[option]);
      core.quality.push_back(options.quality[option]);
    }
    core.first.push_back(core.count());
  }
  return core;
}

}  // namespace haven::matching
