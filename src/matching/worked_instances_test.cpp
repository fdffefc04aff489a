// The twelve worked instances: everything that their `expect` says was found by enumerating all
// plans, by another program.
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "matching/plan_json.h"
#include "matching/reading/read_instance.h"
#include "matching/solving/relaxation.h"
#include "values/json.h"

using namespace haven;
using namespace haven::matching;

namespace {

namespace json = boost::json;

struct Worked {
  std::string text;
  json::object expected;
  Instance instance;
};

std::vector<Worked> worked_instances() {
  std::vector<Worked> all;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(HAVEN_ROOT) /
                                                               "src/matching/worked_instances")) {
    std::ifstream file(entry.path());
    Worked worked;
    worked.text.assign(std::istreambuf_iterator<char>(file), {});
    const auto value = read_json(worked.text);
    REQUIRE(value);
    worked.expected = value->as_object().at("expect").as_object();
    auto instance = read_instance(*value);
    REQUIRE(instance);
    worked.instance = std::move(*instance);
    all.push_back(std::move(worked));
  }
  return all;
}

json::object answer(const Instance& instance, Mode mode) {
  const auto batch = batch_of(instance);
  const auto plan = make_plan(batch, mode, {});
  std::ostringstream out;
  write_plan(instance, batch, plan, {mode == Mode::weighted}, out);
  return json::parse(out.str()).as_object();
}

bool is_expected(const json::value& assignment, const json::object& expected) {
  if (const auto* all = expected.if_contains("optimalAssignments"))
    return std::ranges::count(all->as_array(), assignment) == 1;
  return expected.at("assignment").is_null() || assignment == expected.at("assignment");
}

}  // namespace

TEST_CASE("each worked instance has the best weighted plan that was found by trying all") {
  const auto all = worked_instances();
  CHECK(all.size() == 12);
  for (const auto& [text, expected, instance] : all) {
    CAPTURE(instance.id);
    const auto found = answer(instance, Mode::weighted);
    for (const auto* key : {"objective", "placedByTier", "qualityNet", "authorityCost",
                            "optimalCount", "eligible", "blocked"})
      CHECK(found.at(key) == expected.at(key));
    CHECK(is_expected(found.at("assignment"), expected));
    CHECK(found.at("bound") == expected.at("objective"));
    CHECK(found.at("proved").as_bool());
  }
}

TEST_CASE("each worked instance has the best plan when no number outweighs a more urgent child") {
  for (const auto& [text, expected, instance] : worked_instances()) {
    CAPTURE(instance.id);
    const auto found = answer(instance, Mode::lexicographic);
    const auto& best = expected.at("lexicographic").as_object();
    CHECK(found.at("placedByTier") == best.at("placedByTier"));
    CHECK(found.at("qualityMinusCost") == best.at("qualityMinusCost"));
    CHECK((best.at("assignment").is_null() || found.at("assignment") == best.at("assignment")));
    CHECK(found.at("bound") == found.at("objective"));
    CHECK(found.at("proved").as_bool());
    const bool is_same = found.at("objective") == expected.at("objective");
    CHECK(is_same == best.at("sameAsWeighted").as_bool());
  }
}

TEST_CASE("siblings who may be split in thought are worth no more than the published relaxation") {
  for (const auto& [text, expected, instance] : worked_instances()) {
    // Pairs kept apart are no part of a flow: there the published number is lower.
    if (!instance.conflicts.empty()) continue;
    CAPTURE(instance.id);
    const auto batch = batch_of(instance);
    Relaxation flow(batch, {"value", tier_weights, true, {}});
    flow.solve();
    CHECK(static_cast<double>(flow.value()) == expected.at("lpRelaxation").to_number<double>());
  }
}
