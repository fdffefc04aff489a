#include "plan_check/check_plan.h"

#include "plan_check/plans_for_tests.h"

using namespace haven::plan_check;

namespace {

struct Worked {
  const char* id;
  const char* prices;
};

constexpr const char* w03_cut =
    "{'cuts':[{'kind':'place cover','price':200,'at':'p1','units':['g1','u2']}]}";

const std::vector<Worked> all_worked{
    {"W01", "{'placePrices':{'p1':1330,'p2':780}}"},
    {"W02", "{'placePrices':{'p3':350,'p4':420}}"},
    {"W03", w03_cut},
    {"W04", "{'cuts':[{'kind':'pair at place','price':440,'at':'p1','units':['u1','u2']}]}"},
    {"W05",
     "{'cuts':[{'kind':'pair at authority','price':760,'at':'A','units':['u1','u2','u3']},"
     "{'kind':'pair at authority','price':742,'at':'B','units':['u1','u2','u3']}]}"},
    {"W06", "{'authorityPrices':{'A':130,'B':50,'C':10}}"},
    {"W07", "{'placePrices':{'p2':0,'p3':301000}}"},
    {"W08", "{'placePrices':{'p1':101570,'p2':100990}}"},
    {"W09", "{}"},
    {"W10", "{'placePrices':{'p2':30}}"},
    {"W11", "{'cuts':[{'kind':'place cover','price':400300,'at':'p1','units':['u1','g2']}]}"},
    {"W12", "{}"}};

json::value w03() { return weighted_plan("W03", w03_cut); }

json::object& stage_of(json::value& plan, std::size_t number = 0) {
  return plan.at("certificate").at("stages").at(number).as_object();
}

/// W11 in strict order of urgency, where the one child of tier 1 goes before four of tier 3.
json::value lexicographic_plan() {
  const auto instance = worked("W11");
  json::object worth = quoted(
                           "{'mode':'lexicographic','objective':400300,'placedByTier':[1,0,0],"
                           "'qualityNet':300,'authorityCost':0,"
                           "'assignment':{'u1':'p1','g2':null}}")
                           .as_object();
  return plan_with(
      instance, worth,
      quoted("[{'maximises':'tier 1','bound':1},{'maximises':'tier 2','bound':0},"
             "{'maximises':'tier 3','bound':0,'tierPrices':[4096,0,0],'cuts':["
             "{'kind':'place cover','price':4096,'at':'p1','units':['u1','g2']}]},"
             "{'maximises':'quality','bound':300,'tierPrices':[2867200,0,0],'cuts':["
             "{'kind':'place cover','price':2867200,'at':'p1','units':['u1','g2']}]}]"));
}

/// W03 closed by asking whether the siblings go to p1, instead of by a cut.
json::value branched_plan() {
  auto plan = weighted_plan("W03", "{'placePrices':{'p1':50}}");
  stage_of(plan)["leaves"] = quoted(
      "[{'decisions':[{'unit':'g1','place':'p1','in':true}],"
      "'placePrices':{'p1':205721600}},"
      "{'decisions':[{'unit':'g1','place':'p1','in':false}]}]");
  return plan;
}

}  // namespace

TEST_CASE("the optimum of each worked instance holds, with prices written by hand") {
  for (const auto& [id, prices] : all_worked) {
    CAPTURE(id);
    const auto ran = check(worked(id), weighted_plan(id, prices));
    CHECK(ran.err == "");
    CHECK(ran.exit == 0);
    CHECK(ran.out.ends_with("no plan is better.\n"));
  }
}

TEST_CASE("a plan in strict order of urgency holds by its four stages") {
  const auto ran = check(worked("W11"), lexicographic_plan());
  CHECK(ran.err == "");
  CHECK(ran.out.find("Children placed: 1 (1, 0 and 0 by tier). Value 400300") != std::string::npos);
}

TEST_CASE("a plan holds by leaves that each close a part") {
  const auto ran = check(worked("W03"), branched_plan());
  CHECK(ran.err == "");
  CHECK(ran.exit == 0);
}

TEST_CASE("a bound above the value holds when the plan claims no more") {
  auto plan = weighted_plan("W03");
  plan.as_object()["bound"] = 803100;
  plan.as_object()["proved"] = false;
  stage_of(plan)["bound"] = 803100;
  const auto ran = check(worked("W03"), plan);
  CHECK(ran.err == "");
  CHECK(ran.out.ends_with("no plan is worth more than 803100.\n"));
}

TEST_CASE("a value raised by one is refused, whichever it is") {
  for (const auto* key : {"objective", "qualityNet", "authorityCost", "qualityMinusCost"}) {
    auto plan = w03();
    auto& value = plan.at(key).as_int64();
    value += 1;
    CHECK(complaint("W03", plan) == std::string(key) + ": It says " + std::to_string(value) +
                                        ", but it is " + std::to_string(value - 1) + ".\n");
  }
  auto plan = w03();
  plan.at("placedByTier").at(0) = 1;
  CHECK(complaint("W03", plan) == "placedByTier: It says [1, 4, 0], but it is [0, 4, 0].\n");
}

TEST_CASE("a bound lowered by one is refused, in the stage and in the plan") {
  auto plan = w03();
  stage_of(plan)["bound"] = 802899;
  CHECK(complaint("W03", plan) ==
        "certificate.stages[0].bound: It says 802899, but its prices prove 802900.\n");
  plan = w03();
  plan.at("bound") = 802899;
  CHECK(complaint("W03", plan) == "bound: It says 802899, but it is 802900.\n");
  plan = branched_plan();
  stage_of(plan)["bound"] = 802899;
  CHECK(complaint("W03", plan).starts_with("certificate.stages[0].bound: It says 802899"));
}

TEST_CASE("whoever says what a stage's own prices prove must say it to the last part of a point") {
  // The siblings and u2 at p1, less a price of 50 a bed; u3 at p2; and the price of p1's two beds.
  constexpr std::int64_t points = 401'500 + 200'850 + 200'590 + 100;
  constexpr auto right = 1024 * points;
  for (const auto scaled : {right - 1, right, right + 1}) {
    auto plan = branched_plan();
    stage_of(plan)["scaledBound"] = scaled;
    const auto ran = check(worked("W03"), plan);
    CHECK_MESSAGE((ran.exit == 0) == (scaled == right), ran.err);
  }
}

TEST_CASE("a plan is refused that says proved when it is not, or not when it is") {
  auto plan = w03();
  plan.at("proved") = false;
  CHECK(complaint("W03", plan) == "proved: It says false, but this is true.\n");
  plan = weighted_plan("W03");
  stage_of(plan)["bound"] = 803100;
  plan.at("bound") = 803100;
  CHECK(complaint("W03", plan) == "proved: It says true, but this is false.\n");
}

TEST_CASE("a child moved to another place is refused") {
  auto plan = w03();
  plan.at("assignment").at("u3") = "p3";
  CHECK(complaint("W03", plan) == "objective: It says 802900, but it is 802880.\n");
}

TEST_CASE("a place with too many children is refused") {
  auto plan = w03();
  plan.at("assignment").at("g1") = "p1";
  CHECK(complaint("W03", plan) == "assignment: Place p1 has 2 beds for 4 children.\n");
}

TEST_CASE("an authority over its quota is refused") {
  auto plan = weighted_plan("W06");
  for (const auto* unit : {"u1", "u2", "u3"}) plan.at("assignment").at(unit) = "p1";
  plan.at("assignment").at("u4") = "p2";
  CHECK(complaint("W06", plan) == "assignment: Authority A has a quota of 3 for 4 children.\n");
}

TEST_CASE("two children who must be apart are not placed together") {
  auto plan = weighted_plan("W04");
  plan.at("assignment").at("u2") = "p1";
  plan.at("assignment").at("u3") = "p2";
  CHECK(complaint("W04", plan) == "assignment: Units u1 and u2 may not share a place.\n");
  plan = weighted_plan("W05");
  plan.at("assignment").at("u3") = "p2";
  CHECK(complaint("W05", plan) == "assignment: Units u2 and u3 may not share an authority.\n");
}

TEST_CASE("siblings are not split over two places") {
  auto plan = w03();
  plan.at("assignment").at("g1") = json::array{"p1", "p2"};
  CHECK(complaint("W03", plan) ==
        "assignment.g1: A unit goes to one place, whole: write its id, or null.\n");
}

TEST_CASE("a child of whom nothing is said is refused") {
  auto plan = w03();
  plan.at("assignment").as_object().erase("u3");
  CHECK(complaint("W03", plan) ==
        "assignment: Nothing is said of the unit \"u3\": write a place or null.\n");
}

TEST_CASE("a child in a place that a rule forbids is refused, and the rule is named") {
  auto plan = w03();
  plan.at("assignment").at("g1") = "p3";
  CHECK(complaint("W03", plan) == "assignment: Unit g1 may not go to p3: CAPACITY.\n");
}

TEST_CASE("a forged eligible pair is refused, and so is one left out") {
  auto plan = w03();
  plan.at("eligible").at("g1").as_array().push_back("p3");
  CHECK(complaint("W03", plan) ==
        "eligible.g1: These are not the places that the unit may go to.\n");
  plan = w03();
  plan.at("eligible").at("g1").as_array().pop_back();
  CHECK(complaint("W03", plan).starts_with("eligible.g1: "));
}

TEST_CASE("a changed rule is refused, and so is one left out or made up") {
  auto plan = w03();
  plan.at("blocked").at("g1").at("p3") = json::array{"AGE"};
  CHECK(complaint("W03", plan) == "blocked.g1.p3: The rules between the two are CAPACITY.\n");
  plan.at("blocked").as_object().erase("g1");
  CHECK(complaint("W03", plan) == "blocked.g1.p3: The rules between the two are CAPACITY.\n");
  plan = w03();
  plan.at("blocked").as_object()["u2"] = quoted("{'p1':['AGE']}");
  CHECK(complaint("W03", plan) == "blocked.u2.p1: No rule stands between the two.\n");
}

TEST_CASE("a dropped cut is missed in the bound") {
  auto plan = w03();
  stage_of(plan).erase("cuts");
  CHECK(complaint("W03", plan) ==
        "certificate.stages[0].bound: It says 802900, but its prices prove 803100.\n");
}

TEST_CASE("a cover that fits is no cut") {
  auto plan = w03();
  stage_of(plan).at("cuts").at(0).at("units") = json::array{"u2", "u3"};
  CHECK(complaint("W03", plan) ==
        "certificate.stages[0].cuts[0]: This cover has 2 children, and 2 of them fit: it forbids "
        "nothing.\n");
  stage_of(plan).at("cuts").at(0).at("units") = json::array{"g1", "g1"};
  CHECK(complaint("W03", plan) ==
        "certificate.stages[0].cuts[0]: A unit is listed twice in this cut.\n");
}

TEST_CASE("units that are in no conflict make no cut") {
  auto plan = w03();
  stage_of(plan).at("cuts").at(0).at("kind") = "pair at place";
  CHECK(complaint("W03", plan) ==
        "certificate.stages[0].cuts[0]: Units g1 and u2 are in no conflict here.\n");
  plan = weighted_plan("W04",
                       "{'cuts':[{'kind':'pair at authority','price':440,'at':'A',"
                       "'units':['u1','u2']}]}");
  CHECK(complaint("W04", plan) ==
        "certificate.stages[0].cuts[0]: Units u1 and u2 are in no conflict here.\n");
}

TEST_CASE("a negative price is refused") {
  auto plan = w03();
  stage_of(plan)["placePrices"] = quoted("{'p2':-1}");
  CHECK(complaint("W03", plan).starts_with("certificate.stages[0].placePrices.p2: "));
  plan = w03();
  stage_of(plan).at("cuts").at(0).at("price") = -1;
  CHECK(complaint("W03", plan).starts_with("certificate.stages[0].cuts[0].price: "));
}

TEST_CASE("a tier that the stage does not hold has no price") {
  auto plan = w03();
  stage_of(plan)["tierPrices"] = json::array{0, 1, 0};
  CHECK(complaint("W03", plan) ==
        "certificate.stages[0]: Tier 2 has a price, but this stage does not hold it.\n");
}

TEST_CASE("a tree that leaves something out is refused") {
  auto plan = branched_plan();
  auto& leaves = stage_of(plan).at("leaves").as_array();
  leaves.erase(leaves.begin());
  CHECK(complaint("W03", plan) ==
        "certificate.stages[0].leaves[0]: The tree of leaves is incomplete: it is decided one way "
        "only whether g1 goes to p1.\n");
  plan = branched_plan();
  stage_of(plan).at("leaves").at(1).at("decisions").at(0).at("place") = "p2";
  CHECK(complaint("W03", plan) ==
        "certificate.stages[0].leaves[1]: The tree of leaves is broken: its neighbours decide "
        "whether g1 goes to p1, and this leaf something else.\n");
  plan = branched_plan();
  stage_of(plan).at("leaves").at(1).at("decisions") = json::array{};
  CHECK(complaint("W03", plan) ==
        "certificate.stages[0].leaves[1]: The tree of leaves is broken: this leaf holds others.\n");
}

TEST_CASE("a pool is a limit of its own, and its price is part of the proof") {
  // Two children on one legal basis, of whom the authority takes one.
  const auto instance = quoted(
      "{'id':'pools','authorities':[{'id':'A','quota':2,'steps':[[2,0]],"
      "'pools':[{'id':'transfers','quota':1,'bases':['transfer']}]}],"
      "'places':[{'id':'p','authority':'A','capacity':2}],"
      "'units':[{'id':'u','tier':3,'children':[{'age':14,'gender':'F'}],'basis':'transfer'},"
      "{'id':'v','tier':3,'children':[{'age':15,'gender':'F'}],'basis':'transfer'}],"
      "'quality':{'u':{'p':500},'v':{'p':400}}}");
  auto plan = quoted(
      "{'id':'pools','mode':'weighted','objective':100500,'placedByTier':[0,0,1],"
      "'qualityNet':500,'authorityCost':0,'qualityMinusCost':500,'assignment':{'u':'p','v':null},"
      "'bound':100500,'proved':true,'optimalCount':1,'certificate':{'scale':1024,'stages':[{"
      "'maximises':'value','bound':100500,"
      "'cuts':[{'kind':'pool','price':102809600,'at':'A','pool':'transfers'}]}]}}");
  const auto said = [&] { return check(instance, plan); };
  CHECK(said().exit == 0);
  auto& cuts = stage_of(plan).at("cuts").as_array();
  cuts.push_back(cuts.front());
  CHECK(said().err.ends_with("cuts[1]: This pool has a price already: add the two up.\n"));
  cuts.pop_back();
  cuts.at(0).at("pool") = "others";
  CHECK(said().err.ends_with("pool: Authority A has no pool \"others\".\n"));
  cuts.clear();
  CHECK(said().err.ends_with("It says 100500, but its prices prove 200900.\n"));
  plan.at("assignment").at("v") = "p";
  CHECK(said().err.ends_with(
      "assignment: Pool transfers of authority A has a quota of 1 for 2 children.\n"));
}

TEST_CASE("what is agreed is kept, though the plan would be better without") {
  auto instance = quoted(
      "{'id':'locks','authorities':[{'id':'A','quota':2,'steps':[[2,0]]}],"
      "'places':[{'id':'p','authority':'A','capacity':1},"
      "{'id':'q','authority':'A','capacity':1,'ages':[14,14]}],"
      "'units':[{'id':'u','tier':1,'children':[{'age':15,'gender':'F'}]},"
      "{'id':'v','tier':3,'children':[{'age':14,'gender':'F'}]}],"
      "'locks':[{'unit':'v','place':'p','by':'M. Okafor','reason':'agreed'}]}");
  auto plan = quoted(
      "{'id':'locks','mode':'weighted','objective':100000,'placedByTier':[0,0,1],"
      "'qualityNet':0,'authorityCost':0,'qualityMinusCost':0,'assignment':{'u':null,'v':'p'},"
      "'bound':100000,'proved':true,'optimalCount':1,'certificate':{'scale':1024,'stages':[{"
      "'maximises':'value','bound':100000,'placePrices':{'p':409600000}}]}}");
  const auto said = [&] { return check(instance, plan); };
  CHECK(said().exit == 0);
  plan.at("assignment").at("v") = "q";
  CHECK(said().err.ends_with("assignment: Unit v may not go to q: LOCKED.\n"));
  plan.at("assignment").at("v") = nullptr;
  plan.at("assignment").at("u") = "p";
  CHECK(said().err.ends_with(
      "assignment: It is agreed where unit v goes: it may not stay without a place.\n"));
  plan.at("assignment").at("u") = nullptr;
  plan.at("assignment").at("v") = "p";
  plan.as_object()["lapsedLocks"] = quoted("{'v':'p'}");
  CHECK(said().err.ends_with("lapsedLocks: It lists a lock that has not lapsed.\n"));
  plan.as_object().erase("lapsedLocks");
  instance.at("locks").at(0).at("unit") = "u";
  instance.at("places").at(0).as_object()["ages"] = quoted("[14,14]");
  CHECK(said().err.ends_with("lapsedLocks: The lock of u to p has lapsed: AGE.\n"));
}

TEST_CASE("the word of another solver proves nothing") {
  auto plan = w03();
  stage_of(plan).erase("cuts");
  stage_of(plan)["bound"] = 803000;
  plan.as_object()["bound"] = 803000;
  plan.as_object()["unverified"] = "CBC found no better plan; nothing proves that";
  CHECK(complaint("W03", plan).starts_with("certificate.stages[0].bound"));
  plan = weighted_plan("W12");
  plan.as_object()["unverified"] = "CBC found no better plan; nothing proves that";
  plan.at("proved") = false;
  CHECK(complaint("W12", plan) == "proved: It says false, but this is true.\n");
  plan.at("proved") = true;
  CHECK(check(worked("W12"), plan).exit == 0);
}

TEST_CASE("a certificate with other stages than the mode asks for is refused") {
  auto plan = w03();
  plan.at("mode") = "lexicographic";
  CHECK(complaint("W03", plan) ==
        "certificate.stages: The certificate has 1 stages, and 4 are due.\n");
  plan = lexicographic_plan();
  stage_of(plan, 1)["maximises"] = "tier 3";
  CHECK(complaint("W11", plan) ==
        "certificate.stages[1]: This stage maximises \"tier 3\", and \"tier 2\" is due here.\n");
}

TEST_CASE("the number of optimal plans is counted") {
  auto plan = weighted_plan("W05", all_worked[4].prices);
  plan.as_object()["optimalCount"] = 2;
  CHECK(check(worked("W05"), plan).exit == 0);
  plan.at("optimalCount") = nullptr;
  CHECK(check(worked("W05"), plan).exit == 0);
  plan.at("optimalCount") = 1;
  CHECK(complaint("W05", plan) == "optimalCount: It says 1, but it is 2.\n");
}

TEST_CASE("in strict order of urgency no number of optimal plans is said") {
  auto plan = lexicographic_plan();
  plan.as_object()["optimalCount"] = 1;
  CHECK(complaint("W11", plan) == "optimalCount: Only plans by weight are counted: write null.\n");
}

TEST_CASE("what is said of the number placed is checked by its own stage") {
  auto plan = weighted_plan("W12");
  plan.as_object()["placed"] = 1;
  plan.as_object()["placedProved"] = true;
  CHECK(complaint("W12", plan) ==
        "certificate.stages: The certificate has 1 stages, and 2 are due.\n");
  plan.at("certificate")
      .at("stages")
      .as_array()
      .push_back(quoted("{'maximises':'placed','bound':200000}"));
  CHECK(check(worked("W12"), plan).exit == 0);
  plan.at("placedProved") = false;
  CHECK(complaint("W12", plan) == "placedProved: It says false, but this is true.\n");
}
