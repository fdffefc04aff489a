#include "matching/solving/batch.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "matching/rules/eligible.h"
#include "matching/rules/score.h"
#include "matching/solving/keyed_order.h"
#include "matching/solving/threads.h"

namespace haven::matching {
namespace {

std::vector<int> places_in_new_order(const std::vector<int>& told) {
  std::vector<int> now(told.size());
  for (std::size_t i = 0; i < told.size(); ++i) now[told[i]] = static_cast<int>(i);
  return now;
}

template <class Row>
std::vector<std::string_view> ids_of(const std::vector<Row>& rows) {
  std::vector<std::string_view> ids;
  for (const auto& row : rows) ids.push_back(row.id);
  return ids;
}

struct Listing {
  std::vector<std::int32_t> place;
  std::vector<std::int16_t> quality;
};

/// The same instance with its places in the batch's order.
Instance in_order(Instance instance, const std::vector<int>& place_told) {
  const auto now = places_in_new_order(place_told);
  auto places = std::move(instance.places);
  instance.places.clear();
  for (const int told : place_told) instance.places.push_back(std::move(places[told]));
  for (auto& veto : instance.vetoes) veto.place = now[veto.place];
  for (auto& unit : instance.units)
    for (auto* place : {&unit.current, &unit.locked})
      if (*place) *place = now[**place];
  for (auto& list : instance.quality)
    for (auto& given : list) given.place = now[given.place];
  if (!instance.facts) return instance;
  auto& offers = instance.facts->offers;
  const auto told_offers = offers;
  for (std::size_t p = 0; p < offers.size(); ++p) offers[p] = told_offers[place_told[p]];
  return instance;
}

/// The options of units `from` to `to`, one after the other; how many each has, in `counts`.
Listing list(const Instance& ordered, const Batch& batch, const std::vector<Eligible::Bits>& open,
             std::size_t from, std::size_t to, std::vector<std::int64_t>& counts) {
  Listing listing;
  std::size_t total = 0;
  for (std::size_t u = from; u < to; ++u) {
    for (const auto word : open[batch.unit_told[u]]) counts[u] += std::popcount(word);
    total += static_cast<std::size_t>(counts[u]);
  }
  listing.place.reserve(total);
  listing.quality.reserve(total);
  Scorer scorer(ordered);
  for (std::size_t u = from; u < to; ++u) {
    const int told = batch.unit_told[u];
    const auto current = ordered.units[told].current;
    const auto& bits = open[told];
    scorer.look_at(told);
    for (std::size_t word = 0; word < bits.size(); ++word)
      for (auto left = bits[word]; left != 0; left &= left - 1) {
        const auto place = static_cast<int>(word * 64) + std::countr_zero(left);
        const int bonus = current == place ? ordered.stay_bonus : 0;
        listing.place.push_back(place);
        listing.quality.push_back(static_cast<std::int16_t>(scorer.quality(place) + bonus));
      }
  }
  return listing;
}

Options options_of(const Instance& instance, const Batch& batch, int threads) {
  const auto ordered = in_order(instance, batch.place_told);
  const auto open = Eligible(ordered).places_of_all(threads);
  const auto units = batch.units.size();
  std::vector<std::int64_t> counts(units, 0);
  std::vector<std::pair<std::size_t, Listing>> parts(std::max(threads, 1));
  const auto hands = parts.size();
  in_parallel(hands * 64, threads, [&](std::size_t from, std::size_t to) {
    for (auto part = from / 64; part < to / 64; ++part)
      parts[part] = {part, list(ordered, batch, open, units * part / hands,
                                units * (part + 1) / hands, counts)};
  });
  Options options;
  options.first.assign(units + 1, 0);
  std::partial_sum(counts.begin(), counts.end(), options.first.begin() + 1);
  if (parts.size() == 1) {
    options.place = std::move(parts[0].second.place);
    options.quality = std::move(parts[0].second.quality);
    return options;
  }
  options.place.reserve(options.first.back());
  options.quality.reserve(options.first.back());
  for (auto& [number, listing] : parts) {
    options.place.insert(options.place.end(), listing.place.begin(), listing.place.end());
    options.quality.insert(options.quality.end(), listing.quality.begin(), listing.quality.end());
    listing = {};
  }
  return options;
}

void keep_apart(Batch& batch, const Conflict& conflict) {
  const auto note = [](std::vector<std::vector<int>>& lists, int first, int second) {
    lists[first].push_back(second);
    lists[second].push_back(first);
  };
  note(batch.apart_at_place, conflict.first, conflict.second);
  if (conflict.level == Level::authority)
    note(batch.apart_at_authority, conflict.first, conflict.second);
}

void tidy(std::vector<std::vector<int>>& lists) {
  for (auto& list : lists) {
    std::ranges::sort(list);
    list.erase(std::ranges::unique(list).begin(), list.end());
  }
}

}  // namespace

int Batch::largest() const {
  int most = 1;
  for (const auto& unit : units) most = std::max(most, unit.size);
  return most;
}

bool Batch::are_apart(int first, int second, Level level) const {
  const auto& list = level == Level::place ? apart_at_place[first] : apart_at_authority[first];
  return std::ranges::binary_search(list, second);
}

Batch batch_of(const Instance& instance, int threads) {
  Batch batch;
  batch.unit_told = keyed_order(instance.run, "unit", ids_of(instance.units));
  batch.place_told = keyed_order(instance.run, "place", ids_of(instance.places));
  batch.authority_told = keyed_order(instance.run, "authority", ids_of(instance.authorities));
  const auto unit_now = places_in_new_order(batch.unit_told);
  const auto authority_now = places_in_new_order(batch.authority_told);
  for (const int u : batch.unit_told)
    batch.units.push_back({instance.units[u].size(), instance.units[u].tier - 1,
                           instance.units[u].basis.value_or(no_basis),
                           instance.units[u].locked.has_value()});
  for (const int p : batch.place_told)
    batch.places.push_back({instance.places[p].beds.value_or(0),
                            authority_now[instance.places[p].authority], instance.reserve[p]});
  for (const int a : batch.authority_told)
    batch.authorities.push_back({instance.authorities[a].quota, instance.authorities[a].steps,
                                 instance.authorities[a].pools});
  batch.apart_at_place.resize(batch.units.size());
  batch.apart_at_authority.resize(batch.units.size());
  for (const auto& conflict : instance.conflicts) {
    batch.conflicts.push_back(
        {unit_now[conflict.first], unit_now[conflict.second], conflict.level});
    keep_apart(batch, batch.conflicts.back());
  }
  tidy(batch.apart_at_place);
  tidy(batch.apart_at_authority);
  batch.options = options_of(instance, batch, threads);
  return batch;
}

}  // namespace haven::matching
