#include "matching/reading/read_instance.h"

#include "matching/reading/read_instances.h"
#include "matching/rules/rule_words.h"
#include "matching/rules/rules.h"

using namespace haven;
using namespace haven::matching;

namespace {

/// A whole instance around some fields of its place and its unit.
std::string with(const std::string& place, const std::string& unit, const std::string& rest = "") {
  return R"({"id":"t","authorities":[{"id":"A","quota":3,"steps":[[3,0]]}],)"
         R"("zones":[{"id":"t1","authority":"A"}],)"
         R"("places":[{"id":"p1","authority":"A","capacity":2,"zone":"z1")" +
         place + R"(}],"units":[{"id":"u1","tier":1,"children":[{"age":15,"gender":"F"}])" + unit +
         "}]" + rest + "}";
}

Problem problem_of(const std::string& text) {
  const auto read = read_instances(text);
  REQUIRE(!read);
  return read.error();
}

std::vector<std::string> blocking(const std::string& place, const std::string& unit,
                                  const std::string& rest = "") {
  const auto read = read_instances(with(place, unit, rest));
  REQUIRE(read);
  return names_of(Rules(read->front()).blocking(0, 0));
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("an instance is read whether it stands alone, in a list, or on a line among others") {
  const auto one = with("", "");
  CHECK(read_instances(one)->size() == 1);
  CHECK(read_instances(one + "\n" + one + "\n")->size() == 2);
  CHECK(read_instances("\n" + one + "\n\n" + one)->size() == 2);
  CHECK(read_instances("[" + one + ",\n" + one + "]")->size() == 2);
  CHECK(read_instances(R"({"instances":[)" + one + "]}")->size() == 1);
}

TEST_CASE("what is wrong is named with its line and its place") {
  const auto one = with("", "");
  CHECK(problem_of(one + "\n" + with(R"(,"beds":3)", "")).where == "line 2, places[0].beds");
  CHECK(problem_of(one + "\n{").where == "line 2");
  CHECK(problem_of("[" + one + ",7]").where == "instances[1]");
  CHECK(problem_of("").says.starts_with("There is no instance"));
}

TEST_CASE("a spelling mistake, a wild number and a second key are refused, not passed over") {
  CHECK(problem_of(with(R"(,"adultz":true)", "")).where == "places[0].adultz");
  CHECK(problem_of(with(R"(,"ages":[3,400])", "")).says == "Give a whole number from 0 to 25 here");
  CHECK(problem_of(with(R"(,"ages":[3.5,7])", "")).where == "places[0].ages");
  CHECK(problem_of(with(R"(,"zone":"z2")", "")).says.find("twice") != std::string::npos);
  CHECK(problem_of(with("", R"(,"tier":1)")).says.find("twice") != std::string::npos);
  CHECK(problem_of(with("", "", R"(,"stayBonus":99999999999999999999)")).says.find("number") !=
        std::string::npos);
  CHECK(problem_of(with("", "", R"(,"quality":{"u2":{}})")).says.starts_with("There is no unit"));
  CHECK(problem_of(with("", R"(,"threats":[{"zone":"t2","minutes":3}])")).says ==
        "List \"t2\" under \"zones\", with its authority");
  CHECK(problem_of(with("", "", R"(,"conflicts":[{"a":"u1","b":"u1","level":"place"}])")).where ==
        "conflicts[0]");
}

TEST_CASE("steps of an authority that do not make its quota are refused") {
  const auto with_authority = [](const std::string& fields) {
    return R"({"id":"t","authorities":[{"id":"A",)" + fields + R"(}],"places":[],"units":[]})";
  };
  CHECK(problem_of(with_authority(R"("quota":3,"steps":[[2,0]])")).where == "authorities[0].steps");
  CHECK(problem_of(with_authority(R"("quota":3,"steps":[[2,60],[1,0]])")).where ==
        "authorities[0].steps[1]");
  CHECK(read_instances(with_authority(R"("quota":3,"taken":2,"steps":[[1,0],[4,60]])"))
            ->front()
            .authorities.front()
            .steps == std::vector<CostStep>{{0, 0}, {3, 60}});
}

TEST_CASE("what nobody knows is never a yes, and is named") {
  CHECK(blocking(R"(,"adults":null)", "").empty());
  CHECK(blocking(R"(,"registered":null)", "") == Names{"DATA_MISSING(registration)"});
  CHECK(blocking(R"(,"genders":null)", "") == Names{"DATA_MISSING(genders)"});
  CHECK(blocking(R"(,"ages":null)", "") == Names{"DATA_MISSING(ages)"});
  CHECK(blocking(R"(,"specialisms":null)", R"(,"needs":["safe-tech"])") ==
        Names{"DATA_MISSING(specialisms)"});
  CHECK(blocking(R"(,"residents":null)", R"(,"knownContacts":["x"])") ==
        Names{"DATA_MISSING(residents)"});
  CHECK(blocking("", R"(,"knownContacts":null)") == Names{"DATA_MISSING(contacts)"});
  CHECK(blocking("", R"(,"threats":[{"zone":"t1","minutes":5}])",
                 R"(,"travel":{"t1":{"z1":null}})") ==
        Names{"DATA_MISSING(travel)", "THREAT_AREA"});
}

TEST_CASE("a home of unknown adults is closed to a child whose age is unknown") {
  const auto read = read_instances(
      R"({"id":"t","authorities":[{"id":"A","quota":3,"steps":[[3,0]]}],"places":[)"
      R"({"id":"p1","authority":"A","capacity":1,"adults":null,"ageUnknownOk":true}],)"
      R"("units":[{"id":"u1","tier":1,"children":[{"age":16,"gender":"F","ageUnknown":true}]}]})");
  REQUIRE(read);
  CHECK(names_of(Rules(read->front()).blocking(0, 0)) == Names{"DATA_MISSING(adults)"});
}

TEST_CASE(
    "a home that takes nobody is closed up to the last day, and for ever when none is known") {
  const std::string on = R"(,"on":"2026-11-28")";
  CHECK(blocking(R"(,"frozenUntil":"2026-11-28")", "", on) == Names{"FROZEN"});
  CHECK(blocking(R"(,"frozenUntil":"2026-11-27")", "", on).empty());
  CHECK(blocking(R"(,"frozenUntil":"2026-11-27")", "") == Names{"FROZEN"});
  CHECK(blocking(R"(,"frozenUntil":null)", "", on) == Names{"FROZEN"});
}

TEST_CASE("locks that cannot all be kept are refused, each with what stands against them") {
  struct Case {
    std::string authority = R"("quota":2,"steps":[[2,0]])";
    std::string second_place = "p2";
    std::string basis = "null";
    std::string conflicts = {};
  };
  const auto locked = [](const Case& of) {
    const auto unit = [&](const std::string& id) {
      return R"({"id":")" + id + R"(","tier":1,"basis":)" + of.basis +
             R"(,"children":[{"age":15,"gender":"F"}]})";
    };
    const auto lock = [](const std::string& id, const std::string& place) {
      return R"({"unit":")" + id + R"(","place":")" + place + R"(","by":"x","reason":"agreed"})";
    };
    return R"({"id":"t","authorities":[{"id":"A",)" + of.authority + R"(}],"places":[)" +
           R"({"id":"p1","authority":"A","capacity":1},)" +
           R"({"id":"p2","authority":"A","capacity":1}],"units":[)" + unit("u") + "," + unit("v") +
           R"(],"conflicts":[)" + of.conflicts + R"(],"locks":[)" + lock("u", "p1") + "," +
           lock("v", of.second_place) + "]}";
  };
  CHECK(read_instances(locked({})));
  CHECK(problem_of(locked({.second_place = "p1"})).says ==
        "Place \"p1\" has 1 beds for 2 children who are locked to it; end one of the locks");
  CHECK(problem_of(locked({.authority = R"("quota":1,"steps":[[1,0]])"})).says ==
        "Authority \"A\" has a quota of 1 for 2 children who are locked there; end one of the "
        "locks");
  const std::string with_pool =
      R"("quota":2,"steps":[[2,0]],"pools":[{"id":"n","quota":1,"bases":["t"]}])";
  CHECK(problem_of(locked({.authority = with_pool, .basis = R"("t")"})).says ==
        "Pool \"n\" of authority \"A\" has a quota of 1 for 2 children who are locked there; end "
        "one of the locks");
  CHECK(problem_of(locked({.conflicts = R"({"a":"u","b":"v","level":"authority"})"})).says ==
        "Units \"u\" and \"v\" are kept apart, and locked together; end one of the locks");
}

TEST_CASE("who is locked to a home goes to no other, unless a rule has closed that home") {
  const auto read = [](const std::string& place, const std::string& lock) {
    const auto instances = read_instances(
        R"({"id":"t","on":"2026-11-28","authorities":[{"id":"A","quota":3,"steps":[[3,0]]}],)"
        R"("places":[{"id":"p1","authority":"A","capacity":1},)"
        R"({"id":"p2","authority":"A","capacity":1)" +
        place + R"(}],"units":[{"id":"u1","tier":1,"children":[{"age":15,"gender":"F"}]}],)" +
        R"("locks":[{"unit":"u1","place":"p2","by":"M. Okafor","reason":"agreed on Monday")" +
        lock + "}]}");
    REQUIRE(instances);
    return instances->front();
  };
  const auto closed = [](const Instance& instance, int place) {
    return names_of(Rules(instance).blocking(0, place));
  };
  CHECK(closed(read("", ""), 0) == Names{"LOCKED"});
  CHECK(closed(read("", ""), 1).empty());
  CHECK(closed(read("", R"(,"until":"2026-11-27")"), 0).empty());
  const auto lapsed = read(R"(,"registered":false)", "");
  CHECK(closed(lapsed, 0).empty());
  CHECK(lapsed.lapsed == std::vector<LockedUnit>{{0, 1}});
}

TEST_CASE("a child counts in the pool of its legal basis, and nobody guesses which that is") {
  const auto read = [](const std::string& pools, const std::string& unit) {
    return read_instances(R"({"id":"t","authorities":[{"id":"A","quota":3,"steps":[[3,0]],)"
                          R"("pools":[)" +
                          pools + R"(]}],"places":[{"id":"p1","authority":"A","capacity":2}],)" +
                          R"("units":[{"id":"u1","tier":1,"children":[{"age":15,"gender":"F"}])" +
                          unit + "}]}");
  };
  const auto closed_by = [&](const std::string& pools, const std::string& unit) {
    const auto instances = read(pools, unit);
    REQUIRE(instances);
    return names_of(Rules(instances->front()).blocking(0, 0));
  };
  const std::string full = R"({"id":"n","quota":0,"bases":["transfer","other"]})";
  const std::string transfer = R"(,"basis":"transfer")";
  CHECK(closed_by(full, transfer) == Names{"QUOTA_POOL"});
  CHECK(closed_by(full, R"(,"basis":"care order")").empty());
  CHECK(closed_by(full, "").empty());
  CHECK(closed_by(full, R"(,"basis":null)") == Names{"DATA_MISSING(basis)"});
  CHECK(closed_by("", R"(,"basis":null)").empty());
  CHECK(read(full + "," + full, "").error().says.find("twice") != std::string::npos);
  CHECK(read(full + R"(,{"id":"m","quota":2,"bases":["transfer"]})", "").error().where ==
        "authorities[0].pools[1].bases");
  CHECK(read(R"({"id":"n","quota":0})", "").error().where == "authorities[0].pools[0].bases");
}

TEST_CASE("outsiders do not read from a quota on which legal basis a child is looked after") {
  Blocking found;
  found.add(Rule::quota);
  const auto of_quota = words_of(found, Audience::outside);
  found.add(Rule::quota_pool);
  found.add(Fact::basis);
  CHECK(words_of(found, Audience::outside) == of_quota);
  CHECK(words_of(found, Audience::inside).size() == 3);
}

TEST_CASE("a veto closes a home until it expires") {
  const auto vetoed = [](const std::string& until) {
    return R"(,"on":"2026-11-28","vetoes":[{"unit":"u1","place":"p1","by":"M. Okafor",)"
           R"("reason":"an earlier placement broke down")" +
           until + "}]";
  };
  CHECK(blocking("", "", vetoed("")) == Names{"HUMAN_VETO"});
  CHECK(blocking("", "", vetoed(R"(,"until":"2026-11-28")")) == Names{"HUMAN_VETO"});
  CHECK(blocking("", "", vetoed(R"(,"until":"2026-11-27")")).empty());
}

TEST_CASE("a child is not placed where somebody lives from whom it is kept apart") {
  const std::string lives = R"(,"residents":["r1"])";
  CHECK(blocking(lives, R"(,"notTogether":[{"person":"r1","level":"place"}])") ==
        Names{"NOT_TOGETHER_RESIDENT"});
  CHECK(blocking(lives, R"(,"notTogether":[{"person":"r1","level":"authority"}])") ==
        Names{"NOT_TOGETHER_RESIDENT"});
  CHECK(blocking(lives, R"(,"notTogether":[{"person":"r2","level":"authority"}])").empty());
}

TEST_CASE("of the ways there and back the shorter counts") {
  const auto travel = R"(,"travel":{"t1":{"z1":90},"z1":{"t1":40}})";
  CHECK(blocking("", R"(,"threats":[{"zone":"t1","minutes":40}])", travel) == Names{"THREAT_AREA"});
  CHECK(blocking("", R"(,"threats":[{"zone":"t1","minutes":41}])", travel) ==
        Names{"THREAT_AREA", "THREAT_RING"});
}

TEST_CASE("nobody can write that a zone of danger is far from itself") {
  for (const auto* travel : {R"(,"travel":{"t1":{"t1":30}})", R"(,"travel":{"t1":{"t1":null}})"})
    CHECK(problem_of(with("", R"(,"threats":[{"zone":"t1","minutes":30}])", travel)).says ==
          "A zone is 0 minutes from itself");
  CHECK(read_instances(with("", "", R"(,"travel":{"t1":{"t1":0}})")));
}

TEST_CASE("outsiders read nothing from which the danger could be found") {
  const auto read =
      read_instances(with(R"(,"residents":["x"],"ages":[16,17])",
                          R"(,"knownContacts":["x"],"threats":[{"zone":"t1","minutes":5}])"));
  REQUIRE(read);
  const auto found = Rules(read->front()).blocking(0, 0);
  CHECK(words_of(found, Audience::outside) == Names{"not suitable for safety reasons"});
  CHECK(words_of(found, Audience::inside).size() == 3);
}
