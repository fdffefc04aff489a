#include "plan_check/rules.h"

#include "plan_check/plans_for_tests.h"

using namespace haven::plan_check;

namespace {

using Rules = std::vector<std::string>;

/// One child of fourteen and one place, with nothing between them, and what is changed in them.
json::value one_pair(const std::string& unit = "{}", const std::string& place = "{}") {
  auto value = quoted(
      "{'id':'one','authorities':[{'id':'A','quota':2,'steps':[[2,0]]},"
      "{'id':'B','quota':2,'steps':[[2,0]]}],'zones':[{'id':'t','authority':'B'}],"
      "'places':[{'id':'p','authority':'A','capacity':1,'zone':'z'},"
      "{'id':'next','authority':'A','capacity':1,'zone':'z','residents':['ilse']}],"
      "'units':[{'id':'u','tier':1,'children':[{'age':14,'gender':'F'}]}]}");
  const auto more_of_unit = quoted(unit);
  for (const auto& pair : more_of_unit.as_object())
    value.at("units").at(0).as_object()[pair.key()] = pair.value();
  const auto more_of_place = quoted(place);
  for (const auto& pair : more_of_place.as_object())
    value.at("places").at(0).as_object()[pair.key()] = pair.value();
  return value;
}

Rules between(const std::string& unit, const std::string& place = "{}") {
  return broken_rules(instance_of(one_pair(unit, place)), 0, 0);
}

}  // namespace

TEST_CASE("each worked instance has its eligible places and its complete sets of rules") {
  for (const auto& value : worked_instances()) {
    const auto instance = instance_of(value);
    CAPTURE(instance.id);
    const auto& expect = value.at("expect");
    for (std::size_t u = 0; u < instance.units.size(); ++u)
      for (std::size_t p = 0; p < instance.places.size(); ++p) {
        const auto* row = expect.at("blocked").as_object().if_contains(instance.units[u].id);
        const auto* rules =
            row == nullptr ? nullptr : row->as_object().if_contains(instance.places[p].id);
        const auto expected = rules == nullptr ? Rules{} : json::value_to<Rules>(*rules);
        CHECK(broken_rules(instance, u, p) == expected);
      }
  }
}

TEST_CASE("what is unknown of a place is missing, and never counts as yes") {
  CHECK(between("{}").empty());
  CHECK(between("{}", "{'registered':null}") == Rules{"DATA_MISSING(registration)"});
  CHECK(between("{}", "{'capacity':null}") == Rules{"DATA_MISSING(beds)"});
  CHECK(between("{}", "{'ages':null}") == Rules{"DATA_MISSING(ages)"});
  CHECK(between("{}", "{'genders':null}") == Rules{"DATA_MISSING(genders)"});
}

TEST_CASE("what is unknown of a place is missing only where a child needs to know it") {
  const auto* unknown =
      "{'adults':null,'ageUnknownOk':null,'specialisms':null,'residents':null,'zone':null}";
  CHECK(between("{}", unknown).empty());
  CHECK(between("{'children':[{'age':14,'gender':'F','ageUnknown':true}]}", unknown) ==
        Rules{"DATA_MISSING(adults)", "DATA_MISSING(suitability)"});
  CHECK(between("{'needs':['therapeutic']}", unknown) == Rules{"DATA_MISSING(specialisms)"});
  CHECK(between("{'knownContacts':['ilse']}", unknown) == Rules{"DATA_MISSING(residents)"});
  CHECK(between("{'threats':[{'zone':'t','minutes':30}]}", unknown) == Rules{"DATA_MISSING(zone)"});
}

TEST_CASE("what is unknown of a child is missing") {
  CHECK(between("{'children':[{'age':null,'gender':'F'}]}") == Rules{"DATA_MISSING(age)"});
  CHECK(between("{'children':[{'age':14,'gender':null}]}").empty());
  CHECK(between("{'children':[{'age':14,'gender':null}]}", "{'genders':['F']}") ==
        Rules{"DATA_MISSING(gender)"});
  CHECK(between("{'children':[{'age':14,'gender':'F','ageUnknown':null}]}") ==
        Rules{"AGE_UNKNOWN_UNSUITABLE"});
  CHECK(between("{'needs':null,'knownContacts':null,'threats':null}") ==
        Rules{"DATA_MISSING(contacts)", "DATA_MISSING(needs)", "DATA_MISSING(threats)"});
}

TEST_CASE("what is unknown of one hides nothing that is known of another") {
  CHECK(between("{'children':[{'age':null,'gender':'F'},{'age':5,'gender':null}]}",
                "{'capacity':2,'ages':[10,17],'genders':['F']}") ==
        Rules{"AGE", "DATA_MISSING(age)", "DATA_MISSING(gender)"});
  CHECK(between("{'notTogether':[{'person':'ilse','level':'authority'}]}", "{'residents':null}") ==
        Rules{"DATA_MISSING(residents)", "NOT_TOGETHER_RESIDENT"});
}

TEST_CASE("a person to be kept apart from may live in the place, or anywhere in the authority") {
  const Rules apart{"NOT_TOGETHER_RESIDENT"};
  CHECK(between("{'notTogether':[{'person':'ilse','level':'place'}]}").empty());
  CHECK(between("{'notTogether':[{'person':'ilse','level':'authority'}]}") == apart);
  CHECK(between("{'notTogether':[{'person':'ilse','level':'place'}]}", "{'residents':['ilse']}") ==
        apart);
}

TEST_CASE("a time of travel counts in the quicker direction, and may be unknown") {
  auto value = one_pair("{'threats':[{'zone':'t','minutes':30}]}");
  const auto rules = [&] { return broken_rules(instance_of(value), 0, 0); };
  CHECK(rules().empty());
  value.as_object()["travel"] = quoted("{'t':{'z':40},'z':{'t':29}}");
  CHECK(rules() == Rules{"THREAT_RING"});
  value.as_object()["travel"] = quoted("{'t':{'z':30}}");
  CHECK(rules().empty());
  value.as_object()["travel"] = quoted("{'t':{'z':null}}");
  CHECK(rules() == Rules{"DATA_MISSING(travel)"});
}

TEST_CASE("a zone is no minutes away from itself, whatever is written") {
  auto value = one_pair("{'threats':[{'zone':'t','minutes':30}]}", "{'zone':'t'}");
  CHECK(broken_rules(instance_of(value), 0, 0) == Rules{"THREAT_RING"});
  value.as_object()["travel"] = quoted("{'t':{'t':30}}");
  CHECK(broken_rules(instance_of(value), 0, 0) == Rules{"THREAT_RING"});
}

TEST_CASE("a veto is in force up to its last day, and without one for ever") {
  auto value = one_pair();
  const auto rules = [&](const std::string& until) {
    value.as_object()["vetoes"] =
        quoted("[{'unit':'u','place':'p','by':'M. Okafor','reason':'asked'" + until + "}]");
    return broken_rules(instance_of(value), 0, 0);
  };
  CHECK(rules("") == Rules{"HUMAN_VETO"});
  CHECK(rules(",'until':'2027-03-01'") == Rules{"HUMAN_VETO"});
  value.as_object()["on"] = "2027-03-01";
  CHECK(rules(",'until':'2027-03-01'") == Rules{"HUMAN_VETO"});
  value.as_object()["on"] = "2027-03-02";
  CHECK(rules(",'until':'2027-03-01'").empty());
}

TEST_CASE("a home that takes nobody is closed to its last day, or until somebody knows one") {
  const auto on = [](const std::string& day, const std::string& until) {
    auto value = one_pair("{}", "{'frozenUntil':" + until + "}");
    value.as_object()["on"] = day;
    return broken_rules(instance_of(value), 0, 0);
  };
  CHECK(on("2027-03-01", "'2027-03-01'") == Rules{"FROZEN"});
  CHECK(on("2027-03-02", "'2027-03-01'").empty());
  CHECK(on("2027-03-02", "null") == Rules{"FROZEN"});
}

TEST_CASE("who is locked to a home goes to no other, unless a rule has closed that home") {
  auto value = one_pair();
  const auto instance = [&](const std::string& locks) {
    value.as_object()["locks"] = quoted(locks);
    return instance_of(value);
  };
  const std::string locked = "[{'unit':'u','place':'next','by':'M. Okafor','reason':'agreed'";
  auto read = instance(locked + "}]");
  CHECK(broken_rules(read, 0, 0) == Rules{"LOCKED"});
  CHECK(broken_rules(read, 0, 1).empty());
  value.as_object()["on"] = "2027-03-02";
  CHECK(broken_rules(instance(locked + ",'until':'2027-03-01'}]"), 0, 0).empty());
  value.at("places").at(1).as_object()["registered"] = false;
  read = instance(locked + "}]");
  CHECK(broken_rules(read, 0, 0).empty());
  CHECK(read.lapsed == std::set<UnitAndPlace>{{0, 1}});
}

TEST_CASE("a child counts in the pool of its legal basis, and nobody guesses which that is") {
  auto value = one_pair("{'basis':'transfer'}");
  const auto rules = [&](const std::string& pools) {
    value.at("authorities").at(0).as_object()["pools"] = quoted(pools);
    return broken_rules(instance_of(value), 0, 0);
  };
  CHECK(rules("[]").empty());
  CHECK(rules("[{'id':'n','quota':0,'bases':['transfer']}]") == Rules{"QUOTA_POOL"});
  CHECK(rules("[{'id':'n','quota':1,'bases':['transfer']}]").empty());
  CHECK(rules("[{'id':'n','quota':0,'bases':['care order']}]").empty());
  value.at("units").at(0).as_object()["basis"] = nullptr;
  CHECK(rules("[{'id':'n','quota':9,'bases':['transfer']}]") == Rules{"DATA_MISSING(basis)"});
  CHECK(rules("[]").empty());
  value.at("units").at(0).as_object().erase("basis");
  CHECK(rules("[{'id':'n','quota':0,'bases':['transfer']}]").empty());
}

TEST_CASE("a legal basis stands in one pool of an authority, and a pool is named once") {
  auto value = one_pair();
  const auto refusal = [&](const std::string& pools) {
    value.at("authorities").at(0).as_object()["pools"] = quoted(pools);
    const auto read = read_instance(Part(value, ""));
    REQUIRE(!read);
    return read.error().where + ": " + read.error().says;
  };
  CHECK(refusal("[{'id':'n','quota':0,'bases':['x']},{'id':'m','quota':0,'bases':['x']}]") ==
        "authorities[0].pools[1]: Children of the basis \"x\" count in pool \"n\" already: list it "
        "once");
  CHECK(refusal("[{'id':'n','quota':0,'bases':['x']},{'id':'n','quota':0,'bases':['y']}]") ==
        "authorities[0].pools[1]: This id is taken: give each pool its own");
}

TEST_CASE("children whom an authority took in before have used up its first steps") {
  auto value = one_pair();
  value.at("authorities").at(0) =
      quoted("{'id':'A','quota':2,'taken':3,'steps':[[2,0],[2,60],[1,150]]}");
  const auto steps = instance_of(value).authorities[0].steps;
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].children == 0);
  CHECK(steps[1].children == 1);
  CHECK(steps[2].children == 1);
}
