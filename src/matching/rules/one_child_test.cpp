#include "matching/rules/one_child.h"

#include "matching/instances_for_tests.h"
#include "matching/reading/read_instance.h"
#include "matching/rules/reasons.h"
#include "matching/rules/rule_words.h"

using namespace haven;
using namespace haven::matching;

namespace {

/// Two authorities; homes that differ in language, distance to a safe contact and acceptance.
Instance with_facts() {
  auto instance = instance_of({home("near", 1, 0), home("speaks", 1, 1), home("small", 0, 1)},
                              {child("u0", 2)}, {}, 2);
  instance.quality.clear();
  auto& facts = instance.facts.emplace();
  facts.offers = {{0, 1, 60}, {1, 3, 90}, {1, 3, 90}};
  facts.between = {{8, 100}, {100, 8}};
  facts.communities = {{100, 0}, {100, 50}};
  Wants wants;
  wants.language = 1;
  wants.safe_contact = 0;
  wants.type = 0;
  facts.wants = {wants};
  return instance;
}

std::vector<std::string> words(const std::vector<Reason>& reasons) {
  std::vector<std::string> all;
  for (const auto& reason : reasons) all.push_back(reason.words);
  return all;
}

bool has(const std::vector<Reason>& reasons, const std::string& wanted) {
  const auto all = words(reasons);
  return std::ranges::find(all, wanted) != all.end();
}

Instance nobody_fits() {
  auto instance =
      instance_of({home("p0", 1), home("p1", 1), home("p2", 0)}, {child("u0", 1, 14)}, {{1, 1, 1}});
  instance.places[0].registered = false;
  instance.places[0].ages = AgeRange{16, 17};
  instance.places[1].genders = Set{2};
  return instance;
}

}  // namespace

TEST_CASE("homes come in the order of what the worker asks to see first") {
  const auto instance = with_facts();
  const Eligible eligible(instance);
  const auto first = [&](Term term) {
    const std::array asked{term};
    return open_homes(instance, eligible, 0, asked, 10).front().place;
  };
  CHECK(first(Term::contacts) == 0);
  CHECK(first(Term::language) == 1);
  CHECK(first(Term::type) == 0);
  CHECK(first(Term::acceptance) == 1);
  CHECK(open_homes(instance, eligible, 0, {}, 10).size() == 2);
}

TEST_CASE("what speaks for a home is said in plain units, without a score") {
  const auto instance = with_facts();
  const std::array order{Term::contacts, Term::language, Term::type, Term::acceptance};
  const auto near = reasons_for(instance, 0, 0, order, Audience::inside);
  CHECK(has(near, "about 8 minutes from a safe contact"));
  CHECK(has(near, "does not speak the child's language"));
  CHECK(has(near, "the kind of home the child asks for"));
  CHECK(has(near, "says yes to about 60 of 100 requests"));
}

TEST_CASE("outsiders do not read where the child's safe people are") {
  const auto instance = with_facts();
  const std::array order{Term::contacts, Term::distance, Term::language};
  CHECK(reasons_for(instance, 0, 0, order, Audience::outside).size() == 1);
}

TEST_CASE("the terms of a home sum to the quality that the plan weighs") {
  const auto instance = with_facts();
  Scorer scorer(instance);
  scorer.look_at(0);
  for (int place = 0; place < 3; ++place) {
    int sum = 0;
    for (const int points : terms_of(instance, 0, place)) sum += points;
    CHECK(scorer.quality(place) == sum);
  }
}

TEST_CASE("when nobody fits, the nearest homes and what would open them are named") {
  const auto instance = nobody_fits();
  const auto closed = closed_homes(instance, Rules(instance), 0);
  CHECK(closed.size() == 3);
  const auto found = waivers(closed);
  REQUIRE(found.size() == 2);
  CHECK(found[0].rule == Rule::capacity);
  CHECK(found[0].places == std::vector<int>{2});
  CHECK(found[1].rule == Rule::gender);
  CHECK(found[1].places == std::vector<int>{1});
  const auto nearest = nearest_to_open(closed);
  REQUIRE(nearest.size() == 2);
  CHECK(nearest[0].place == 1);
  CHECK(nearest[1].place == 2);
}

TEST_CASE("what a statute closes nobody may open") {
  CHECK(who_may_waive(Rule::registration) == "nobody");
  CHECK(who_may_waive(Rule::known_contact) == "nobody");
  CHECK(who_may_waive(Rule::age_unknown_with_adults) == "nobody");
}
