#include "plan_check/check_command.h"

#include "plan_check/plans_for_tests.h"

using namespace haven::plan_check;

TEST_CASE("plans are checked in the order of their instances, a sentence each") {
  const Scratch scratch;
  const auto instances = scratch.file(
      "instances", json::serialize(worked("W09")) + "\n\n" + json::serialize(worked("W12")) + "\n");
  const auto first = json::serialize(weighted_plan("W09")) + "\n";
  const auto second = json::serialize(weighted_plan("W12")) + "\n";
  const auto both = run({instances, "-"}, first + second);
  CHECK(both.exit == 0);
  CHECK(both.out ==
        "W09-stability: all of it holds. Children placed: 3 (0, 3 and 0 by tier). Value 601780: no "
        "plan is better.\n"
        "W12-nobody-fits: all of it holds. Children placed: 1 (0, 1 and 0 by tier). Value 200610: "
        "no plan is better.\n");
  CHECK(run({instances, "-"}, second + first).err ==
        "standard input, line 1, id: This is the plan of \"W12-nobody-fits\", and that of "
        "\"W09-stability\" is due here.\n");
}

TEST_CASE("a plan too few, a plan too many or a plan of something else is refused") {
  const Scratch scratch;
  const auto instances = scratch.file("instances", json::serialize(worked("W12")));
  auto plan = weighted_plan("W12");
  const auto text = json::serialize(plan) + "\n";
  CHECK(run({instances, "-"}, text + text).err ==
        "standard input: There are more plans than instances.\n");
  plan.at("id") = "W13";
  CHECK(run({instances, "-"}, json::serialize(plan)).err ==
        "standard input, line 1, id: This is the plan of \"W13\", and that of \"W12-nobody-fits\" "
        "is due here.\n");
  const auto two =
      scratch.file("two", json::serialize(worked("W12")) + "\n" + json::serialize(worked("W09")));
  const auto ran = run({two, "-"}, text);
  CHECK(ran.exit == 1);
  CHECK(ran.err == "standard input: There is no plan of \"W09-stability\".\n");
}

TEST_CASE("instances may stand in one list, over several lines") {
  const Scratch scratch;
  const auto instances =
      scratch.file("instances", "{\"instances\":\n[" + json::serialize(worked("W12")) + "]\n}\n");
  const auto plan = json::serialize(weighted_plan("W12"));
  CHECK(run({instances, "-"}, plan).exit == 0);
  const auto bare = scratch.file("bare", "[" + json::serialize(worked("W12")) + ",{}]");
  const auto ran = run({bare, "-"}, plan);
  CHECK(ran.exit == 2);
  CHECK(ran.err == bare + ", line 1, list[1]: Add the key \"id\", which is missing.\n");
}

TEST_CASE("an instance that cannot be used is told with its line and what to write instead") {
  const Scratch scratch;
  auto wrong = worked("W12");
  wrong.at("units").at(1).at("tier") = 4;
  const auto file = scratch.file(
      "instances", json::serialize(worked("W12")) + "\n" + json::serialize(wrong) + "\n");
  const auto ran = run({file, "-"}, json::serialize(weighted_plan("W12")) + "\n{}");
  CHECK(ran.exit == 2);
  CHECK(ran.err == file + ", line 2, units[1].tier: Write a whole number from 1 to 3.\n");
}

TEST_CASE("what is not JSON, or no plan by its shape, cannot be read") {
  const Scratch scratch;
  const auto instances = scratch.file("instances", json::serialize(worked("W12")));
  CHECK(run({instances, "-"}, "{").exit == 2);
  CHECK(run({instances, "-"}, "").exit == 2);
  auto plan = weighted_plan("W12");
  plan.at("objective") = "much";
  const auto ran = run({instances, "-"}, json::serialize(plan));
  CHECK(ran.exit == 2);
  CHECK(ran.err.starts_with("standard input, line 1, objective: Write a whole number from "));
}

TEST_CASE("a plan that claims what is not checked, or says too little, is refused") {
  auto plan = weighted_plan("W12");
  plan.as_object()["fairness"] = 1;
  CHECK(complaint("W12", plan).find("\"fairness\" is not a known key") != std::string::npos);
  plan = weighted_plan("W12");
  plan.as_object().erase("certificate");
  CHECK(complaint("W12", plan).find("\"certificate\", which is missing") != std::string::npos);
}

TEST_CASE("a plan of the benchmark is checked against the checker's own children and places") {
  auto plan = quoted(
      "{'id':'a round','mode':'weighted','objective':0,'placedByTier':[0,0,0],'qualityNet':0,"
      "'authorityCost':0,'qualityMinusCost':0,'assignment':{},'bound':0,'proved':false,"
      "'certificate':{'scale':1024,'stages':[{'maximises':'value','bound':0}]}}");
  for (int unit = 0; unit < 185; ++unit)
    plan.at("assignment").as_object()["u" + std::to_string(unit)] = nullptr;
  const auto ran = run({"--bench", "200", "2000", "1", "-"}, json::serialize(plan));
  CHECK(ran.exit == 1);
  CHECK(ran.err.starts_with(
      "standard input, line 1, certificate.stages[0].bound: It says 0, but its prices prove "));
  plan.at("assignment").at("u8") = "p0";
  CHECK(run({"--bench", "200", "2000", "1", "--variant", "A", "-"}, json::serialize(plan)).err ==
        "standard input, line 1, assignment: Unit u8 may not go to p0: the benchmark has no such "
        "pair.\n");
}

TEST_CASE("what is asked wrongly is answered with how to ask") {
  for (const auto& asked : std::vector<std::vector<std::string>>{
           {}, {"one"}, {"--bench", "200", "2000", "-"}, {"--bench", "x", "2000", "1", "-"}})
    CHECK(run(asked).err ==
          "Ask for \"check FILE OUTPUT\" or \"check --bench N P SEED [--variant A] OUTPUT\".\n");
  CHECK(run({"-", "-"}).exit == 2);
  CHECK(run({"/no/such/file", "-"}).err ==
        "/no/such/file: This file cannot be read: give another, or - for input.\n");
}
