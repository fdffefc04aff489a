#include "notices/telling_rules.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "main/tracks.h"
#include "notices/ladder.h"

namespace haven::notices {
namespace {

constexpr std::string_view heading = "event,told,ladder,mail,unusual,said\n";

Result<TellingRules> read(std::string_view rows) {
  return TellingRules::read(std::string(heading) + std::string(rows), tracks());
}

std::string contents(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("the table of this repository is read, and names events and ladders that there are") {
  const auto telling = TellingRules::read(contents(HAVEN_ROOT "/data/telling.csv"), tracks());
  REQUIRE_MESSAGE(telling, (telling ? "" : telling.error().says));
  CHECK(telling->rules().size() == 9);
  for (const auto& rule : telling->rules()) {
    if (rule.ladder.empty()) continue;
    const auto text = contents(HAVEN_ROOT "/data/ladders/" + rule.ladder + ".csv");
    CHECK_MESSAGE(read_ladder(text, rule.ladder), rule.ladder);
  }
}

TEST_CASE("a row that does not say what it means is refused, and named") {
  for (const auto* row :
       {"kite.flown,team,,at_once,,A kite\n", "child.located,everybody,,at_once,,A sighting\n",
        "child.located,team,,soon,,A sighting\n", "child.located,team,,at_once,rare,A sighting\n",
        "child.located,,,at_once,,A sighting\n", "child.located,team,,at_once,,\n",
        "child.located,team,,at_once,,One\nchild.located,team,,at_once,,Two\n"}) {
    CAPTURE(row);
    const auto telling = read(row);
    REQUIRE_FALSE(telling);
    CHECK(telling.error().says.find(std::string_view(row).substr(0, 4)) != std::string::npos);
  }
}

TEST_CASE("what no row names, nobody is told of") {
  const auto telling = read("child.located,team guardian,,at_once,,A sighting\n").value();
  REQUIRE(telling.of("child.located") != nullptr);
  CHECK(telling.of("child.located")->told == std::vector{Group::team, Group::guardian});
  CHECK(telling.of("child.returned") == nullptr);
  CHECK(telling.of(missing::events::child_located) == telling.of("child.located"));
}

}  // namespace
}  // namespace haven::notices
