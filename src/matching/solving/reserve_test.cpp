#include "matching/solving/reserve.h"

#include "matching/instances_for_tests.h"
#include "matching/plan.h"

using namespace haven;
using namespace haven::matching;

namespace {

/// One bed that only the child to come needs, and one that suits the child who waits a little less.
Instance with_future_child(bool comes) {
  auto instance =
      instance_of({home("rare", 1), home("plain", 2)}, {child("waits", 3)}, {{700, 650}});
  instance.places[0].specialisms = Set{1};
  if (!comes) return instance;
  auto later = child("comes", 1);
  later.needs = Set{1};
  instance.units.push_back(later);
  instance.quality.push_back({{0, 800}});
  return instance;
}

std::vector<int> by_told(const Batch& batch, const std::vector<int>& prices) {
  std::vector<int> told(prices.size());
  for (std::size_t p = 0; p < prices.size(); ++p) told[batch.place_told[p]] = prices[p];
  return told;
}

}  // namespace

TEST_CASE("a bed that a child to come will need is kept when another home will do") {
  const std::vector<Batch> futures{batch_of(with_future_child(true))};
  auto today = with_future_child(false);
  today.reserve = by_told(futures[0], reserve_prices(futures, 1000, Reserving::never_a_bed));
  CHECK(today.reserve[0] > today.reserve[1]);
  const auto batch = batch_of(today);
  const auto plan = make_plan(batch, Mode::lexicographic, {});
  CHECK(batch.place_told[plan.assignment[0]] == 1);
}

TEST_CASE("a price never leaves a child without a bed, unless that policy is switched on") {
  const std::vector<Batch> futures{batch_of(with_future_child(true))};
  auto today = instance_of({home("rare", 1)}, {child("waits", 3)}, {{700}});
  today.reserve = {
      by_told(futures[0], reserve_prices(futures, 1'000'000, Reserving::never_a_bed))[0]};
  CHECK(today.reserve[0] <= highest_reserve);
  CHECK(make_plan(batch_of(today), Mode::weighted, {}).placed[2] == 1);

  today.reserve = {by_told(
      futures[0], reserve_prices(futures, 1'000'000, Reserving::beds_for_immediate_danger))[0]};
  CHECK(make_plan(batch_of(today), Mode::weighted, {}).placed[2] <= 1);
}

TEST_CASE("of several futures the mean counts") {
  const std::vector<Batch> once{batch_of(with_future_child(true))};
  const std::vector<Batch> twice{batch_of(with_future_child(true)),
                                 batch_of(with_future_child(false))};
  const auto sure = reserve_prices(once, 1'000'000, Reserving::never_a_bed);
  const auto unsure = reserve_prices(twice, 1'000'000, Reserving::never_a_bed);
  for (std::size_t p = 0; p < sure.size(); ++p) CHECK(unsure[p] <= sure[p]);
}
