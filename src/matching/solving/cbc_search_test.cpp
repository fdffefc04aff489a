#include "matching/solving/cbc_search.h"

#include <poll.h>
#include <sys/wait.h>

#include <boost/json.hpp>
#include <sstream>

#include "matching/instances_for_tests.h"
#include "matching/plan.h"
#include "matching/plan_json.h"
#include "matching/random_instances.h"
#include "matching/solving/tighten.h"
#include "matching/solving/value.h"

using namespace haven::matching;

namespace {

const Aim weighted{"value", tier_weights, true, {}};

/// A search as it is before the first branch, with a poor plan.
struct Begun {
  explicit Begun(const Batch& batch)
      : flow(batch, weighted), search{batch, weighted, effort, {}}, plan(started()) {
    tighten(search, *plan);
    search.best.plan = only_locked(batch);
    search.best.value = value_of(batch, weighted, search.best.plan);
  }

  void hear_all(CbcSearch& cbc) const {
    while (cbc.hear()) ::poll(nullptr, 0, 1);
  }

  Effort effort;
  Relaxation flow;
  Search search;
  std::unique_ptr<FractionalPlan> plan;

 private:
  std::unique_ptr<FractionalPlan> started() {
    flow.solve();
    search.best.root = flow.prices();
    search.best.root_scaled = flow.bound().scaled;
    search.best.bound = floored(flow.bound().scaled);
    return std::make_unique<FractionalPlan>(search.batch, weighted, flow, 10 * scale);
  }
};

}  // namespace

TEST_CASE(
    "CBC finds the best plan from the options and cuts it is told of, and its word is no proof") {
  int unproved = 0;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    CAPTURE(seed);
    const auto batch = batch_of(RandomInstance(seed).make());
    const auto best = make_plan(batch, Mode::weighted, {}).objective;
    Begun begun(batch);
    const auto bound = begun.search.best.bound;
    CbcSearch cbc(begun.search, *begun.plan);
    begun.hear_all(cbc);
    REQUIRE(begun.search.best.value == best);
    REQUIRE(begun.search.best.cbc_says_best);
    REQUIRE(begun.search.best.bound == bound);
    unproved += begun.search.best.is_proved() ? 0 : 1;
  }
  CHECK(unproved > 0);
}

TEST_CASE("with CBC beside it a plan is as good, and proved by us") {
  Effort effort;
  effort.asks_cbc = true;
  for (std::uint64_t seed = 0; seed < 150; ++seed) {
    CAPTURE(seed);
    const auto batch = batch_of(RandomInstance(seed).make());
    for (const auto mode : {Mode::weighted, Mode::lexicographic}) {
      const auto plan = make_plan(batch, mode, effort);
      REQUIRE(plan.objective == make_plan(batch, mode, {}).objective);
      REQUIRE(plan.is_proved);
      REQUIRE(!plan.cbc_says_best);
    }
  }
}

TEST_CASE("CBC ends when we say so, and leaves nothing behind") {
  const auto batch = batch_of(RandomInstance(3).make());
  Begun begun(batch);
  {
    const CbcSearch cbc(begun.search, *begun.plan);
  }
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE("what only CBC says is told as what it is") {
  const auto instance = instance_of({home("p0", 1)}, {child("u0", 1), child("u1", 2)}, {{5}, {7}});
  const auto batch = batch_of(instance);
  auto plan = make_plan(batch, Mode::weighted, {});
  const auto line = [&] {
    std::ostringstream out;
    write_plan(instance, batch, plan, {}, out);
    return boost::json::parse(out.str()).as_object();
  };
  CHECK(!line().contains("unverified"));
  plan.is_proved = false;
  plan.cbc_says_best = true;
  CHECK(line().at("unverified") == "CBC found no better plan; nothing proves that");
  CHECK(!line().at("proved").as_bool());
}
