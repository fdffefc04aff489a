#include "matching/solving/standing_plan.h"

#include "matching/instances_for_tests.h"
#include "matching/plan.h"
#include "matching/random_instances.h"
#include "matching/solving/impossible.h"
#include "matching/solving/value.h"

using namespace haven;
using namespace haven::matching;

namespace {

/// By the numbers of the instance.
struct Told {
  const Batch& batch;

  int unit(int told) const { return at(batch.unit_told, told); }
  int place(int told) const { return at(batch.place_told, told); }
  int place_told(int place) const { return place == nowhere ? nowhere : batch.place_told[place]; }

 private:
  static int at(const std::vector<int>& numbers, int told) {
    return static_cast<int>(std::ranges::find(numbers, told) - numbers.begin());
  }
};

Instance three_homes() {
  return instance_of({home("p0", 1), home("p1", 1), home("p2", 1)},
                     {child("u0", 2), child("u1", 2)}, {{900, 880, 100}, {850, 800, 780}});
}

}  // namespace

TEST_CASE("after a refusal the child is proposed the next home, and whoever it moves is named") {
  const auto batch = batch_of(three_homes());
  const Told told{batch};
  const auto plan = make_plan(batch, Mode::weighted, {});
  CHECK(told.place_told(plan.assignment[told.unit(0)]) == 1);
  StandingPlan standing(batch, plan.assignment, 0);
  const auto answer = standing.without(told.unit(0), told.place(1));
  CHECK(told.place_told(answer.plan[told.unit(0)]) == 0);
  CHECK(told.place_told(answer.plan[told.unit(1)]) == 1);
  CHECK(answer.points_lost == 30);
  REQUIRE(answer.changes.size() == 2);
  CHECK(answer.changes[0].unit == told.unit(0));
}

TEST_CASE("with a stay bonus a small gain moves nobody else") {
  const auto batch = batch_of(three_homes());
  const Told told{batch};
  const auto plan = make_plan(batch, Mode::weighted, {});
  StandingPlan standing(batch, plan.assignment, 1000);
  const auto answer = standing.without(told.unit(0), told.place(1));
  CHECK(answer.changes.size() == 1);
  CHECK(told.place_told(answer.plan[told.unit(0)]) == 2);
  CHECK(standing.alternatives(told.unit(0), told.place(1)) ==
        std::vector<int>{told.place(2), told.place(0)});
}

TEST_CASE("what another home would cost everybody is told with who moves") {
  const auto batch = batch_of(three_homes());
  const Told told{batch};
  const auto plan = make_plan(batch, Mode::weighted, {});
  StandingPlan standing(batch, plan.assignment, 0);
  const auto answer = standing.with(told.unit(0), told.place(2));
  CHECK(told.place_told(answer.plan[told.unit(0)]) == 2);
  CHECK(answer.points_lost == 880 + 850 - 100 - 850);
}

TEST_CASE("a plan after a refusal keeps all rules and is never better than before") {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    auto instance = RandomInstance(seed).make();
    for (auto& unit : instance.units) unit.current.reset();
    const auto batch = batch_of(instance);
    const auto plan = make_plan(batch, Mode::weighted, {});
    for (std::size_t u = 0; u < plan.assignment.size(); ++u) {
      if (plan.assignment[u] == nowhere || batch.units[u].is_locked) continue;
      StandingPlan standing(batch, plan.assignment, 40);
      const int unit = static_cast<int>(u);
      const auto answer = standing.without(unit, plan.assignment[u]);
      CHECK(is_feasible(batch, plan.stages[0].aim, answer.plan));
      CHECK(answer.plan[u] != plan.assignment[u]);
      CHECK(answer.points_lost >= 0);
    }
  }
}

TEST_CASE("of the decisions that stand only those in the way are named") {
  const auto instance =
      instance_of({home("p0", 2), home("p1", 1)},
                  {child("u0", 1), child("u1", 1), child("u2", 1), child("u3", 1)},
                  {{1, 1}, {1, 1}, {1, 1}, {1, 1}});
  const auto batch = batch_of(instance);
  const Told told{batch};
  const auto made = [&](int unit, int place) { return Made{told.unit(unit), told.place(place)}; };
  CHECK(standing_in_the_way(batch, made(0, 0), {made(1, 0), made(2, 1)}).empty());
  CHECK(standing_in_the_way(batch, made(0, 0), {made(1, 0), made(3, 1), made(2, 0)}) ==
        std::vector<Made>{made(1, 0), made(2, 0)});
  CHECK(standing_in_the_way(batch, made(0, 1), {made(1, 0), made(2, 1)}) ==
        std::vector<Made>{made(2, 1)});
}

TEST_CASE("who is counted in the same pool stands in the way, and nobody else") {
  auto instance = instance_of({home("p0", 3)}, {child("u0", 1), child("u1", 1), child("u2", 1)},
                              {{1}, {1}, {1}});
  instance.authorities[0].pools = {{"transfers", 1, {0}}};
  instance.units[0].basis = instance.units[1].basis = 0;
  const auto batch = batch_of(instance);
  const Told told{batch};
  const auto made = [&](int unit) { return Made{told.unit(unit), told.place(0)}; };
  CHECK(standing_in_the_way(batch, made(0), {made(1), made(2)}) == std::vector<Made>{made(1)});
  CHECK(standing_in_the_way(batch, made(2), {made(0)}).empty());
}

TEST_CASE("two who are kept apart stand in each other's way") {
  auto instance = instance_of({home("p0", 2), home("p1", 2)}, {child("u0", 1), child("u1", 1)},
                              {{1, 1}, {1, 1}});
  instance.conflicts = {{0, 1, Level::authority}};
  const auto batch = batch_of(instance);
  const Told told{batch};
  const Made other{told.unit(1), told.place(1)};
  CHECK(standing_in_the_way(batch, {told.unit(0), told.place(0)}, {other}) ==
        std::vector<Made>{other});
}
