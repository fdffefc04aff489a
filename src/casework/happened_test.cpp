#include "casework/happened.h"

#include <doctest/doctest.h>

#include <fstream>
#include <regex>
#include <string>

#include "cases/test_register.h"
#include "values/random.h"

namespace haven::casework {
namespace {

using cases::test_now;

HappenedIds fresh() { return {random_id<EventId>(), random_id<EventId>()}; }

const cases::EventKind& visit() { return cases::kind_named("lac.visit"); }

Result<cases::Decided> visited(cases::Fields said, const When& when) {
  return happened(visit(), cases::Story{}, std::move(said), when, fresh(), test_now);
}

/// The third column of a line of rules/phrases; empty for a line without one.
std::string meaning_of(const std::string& line) {
  static const std::regex gap("  +");
  if (line.empty() || line.starts_with('#')) return {};
  std::sregex_token_iterator column(line.begin(), line.end(), gap, -1);
  for (int skipped = 0; skipped < 2 && column != std::sregex_token_iterator(); ++skipped) ++column;
  return column == std::sregex_token_iterator() ? std::string() : column->str();
}

}  // namespace

TEST_CASE("what happened is kept with what was said of it, and when, as exactly as is known") {
  const auto exact = visited({{"interpreter", "yes"}, {"note", ""}}, {test_now - Hours(3)});
  REQUIRE(exact);
  CHECK(exact->main.is(cases::kind_named("lac.visit")));
  CHECK(exact->main.occurred == Span::at(test_now - Hours(3)));
  CHECK(exact->main.fields == cases::Fields{{"interpreter", "yes"}});

  const auto between = visited({}, {test_now - Hours(30), test_now - Hours(6)});
  REQUIRE(between);
  CHECK(between->main.occurred == Span{test_now - Hours(30), test_now - Hours(6)});

  CHECK(visited({}, {})->main.occurred == Span::at(test_now));
}

TEST_CASE("what is still to come, or runs backwards, is not recorded as having happened") {
  CHECK(visited({}, {test_now + Hours(1)}).error().where == "at");
  CHECK(visited({}, {test_now, test_now + Hours(1)}).error().where == "until");
  CHECK(visited({}, {test_now - Hours(1), test_now - Hours(2)}).error().where == "until");
  CHECK(visited({}, {std::nullopt, test_now}).error().where == "at");
}

TEST_CASE("an answer that its question does not hold is refused at that question") {
  CHECK(visited({{"interpreter", "perhaps"}}, {}).error().where == "interpreter");
  CHECK(visited({{"wishes", "home"}}, {}).error().where == "wishes");
}

TEST_CASE("when a placement ends, so does what its carers may see") {
  cases::Story child;
  child.child = random_id<ChildId>();
  const auto ended =
      happened(cases::kind_named("placement.end"), child,
               {{"placement", "pl:first"}, {"reason", "closure"}}, {}, fresh(), test_now);
  REQUIRE(ended);
  REQUIRE(ended->follows.size() == 1);
  CHECK(ended->follows[0].is(cases::kind_named("relation.ended")));
  CHECK(ended->follows[0].fields.at("subject") == "pl:first");
  CHECK(ended->follows[0].fields.at("object") == cases::entity(child.child));
}

TEST_CASE("every event that a phrase of the cards names is one that Haven can keep") {
  std::ifstream phrases(HAVEN_ROOT "/rules/phrases");
  static const std::regex dotted("[a-z0-9-]+([.][a-z0-9-]+)+");
  int named = 0;
  for (std::string line; std::getline(phrases, line);) {
    const auto meaning = meaning_of(line);
    if (meaning.starts_with("fact ")) continue;
    INFO(line);
    if (!meaning.empty() && meaning.find(' ') == std::string::npos && meaning != "it" &&
        meaning != "age") {
      CHECK(cases::all_events().find(meaning) != nullptr);
      ++named;
    }
    for (std::sregex_iterator word(meaning.begin(), meaning.end(), dotted), none; word != none;
         ++word)
      CHECK(cases::all_events().find(word->str()) != nullptr);
  }
  CHECK(named > 200);
}

}  // namespace haven::casework
