#include "matching/match_command.h"

#include <boost/json.hpp>
#include <filesystem>
#include <sstream>

#include "matching/instances_for_tests.h"
#include "matching/solving/value.h"

using namespace haven;
using namespace haven::matching;

namespace {

struct Said {
  int status = 0;
  std::string out, err;
};

Said match(const std::vector<std::string>& words, const std::string& input = {},
           bool is_called_off = false) {
  Surroundings around;
  around.is_called_off = [is_called_off] { return is_called_off; };
  around.seconds = [] { return 0.0; };
  around.invent = [](int, int, std::uint64_t, bool) {
    return instance_of({home("p0", 1)}, {child("u0", 1), child("u1", 2)}, {{5}, {7}});
  };
  std::istringstream in(input);
  std::ostringstream out, err;
  const int status = match_command(words, around, in, out, err);
  return {status, out.str(), err.str()};
}

const std::string worked =
    std::string(HAVEN_ROOT) + "/src/matching/worked_instances/W11-weighted-vs-lexicographic.json";

boost::json::object line(const Said& said) { return boost::json::parse(said.out).as_object(); }

}  // namespace

TEST_CASE("unless it is asked otherwise, four less urgent siblings displace nobody in danger") {
  CHECK(line(match({worked})).at("assignment").at("u1") == "p1");
  CHECK(line(match({"--mode", "weighted", worked})).at("assignment").at("g2") == "p1");
}

TEST_CASE("a file that cannot be used is refused with what would be right") {
  CHECK(match({"/nowhere"}).status == 2);
  CHECK(match({"--mode", "best", worked}).err ==
        "haven match: Give --mode as lexicographic or weighted, not \"best\".\n");
  CHECK(match({"--mood", worked}).status == 2);
  CHECK(match({"--limit"}).status == 2);
  CHECK(match({"--threads", "0", worked}).status == 2);
  CHECK(match({"--cbc", worked}).err ==
        "haven match: Give a --limit beside --cbc: CBC may search for hours.\n");
  const auto said = match({"-"}, "{\"id\":\"x\",\"unitz\":[]}");
  CHECK(said.status == 2);
  CHECK(said.err ==
        "haven match: unitz: \"unitz\" is not known here; take it out or correct its "
        "spelling.\n");
}

TEST_CASE("reasons are left out when they would be long, unless they are asked for") {
  CHECK(line(match({worked})).contains("blocked"));
  CHECK(line(match({"--explain", worked})).contains("eligible"));
}

TEST_CASE("what one more bed would be worth is said on request") {
  CHECK(!line(match({worked})).contains("shadowPrices"));
  const auto found = line(match({"--prices", "--mode", "weighted", worked}));
  CHECK(found.at("shadowPrices").as_object().at("p1").as_int64() > 0);
}

TEST_CASE("an invented round is planned and proved") {
  const auto found = line(match({"bench", "2", "1", "1"}));
  CHECK(found.at("objective").as_int64() == 400'005);
  CHECK(found.at("proved").as_bool());
  CHECK(found.at("placedProved").as_bool());
  CHECK(match({"bench", "2", "1"}).status == 2);
  CHECK(match({"bench", "2", "1", "one"}).status == 2);
}

TEST_CASE("how many proposals change with each weight is said a line each") {
  const auto said = match({"--sensitivity", worked}).out;
  CHECK(said == R"({"id":"W11-weighted-vs-lexicographic","weight":"the quality that is given",)"
                R"("percent":80,"changed":0,"units":2,"proved":true})"
                "\n"
                R"({"id":"W11-weighted-vs-lexicographic","weight":"the quality that is given",)"
                R"("percent":120,"changed":0,"units":2,"proved":true})"
                "\n");
  CHECK(match({"bench", "2", "1", "1", "--sensitivity"}).out.find("\"changed\":") !=
        std::string::npos);
}

TEST_CASE(
    "a search that is called off tells the best plan so far, and how good it may be at most") {
  const auto plan = line(match({"--mode", "weighted", worked}, {}, true));
  CHECK(plan.at("objective") == 400'300);
  CHECK(plan.at("bound").as_int64() >= 402'800);
  CHECK(plan.at("proved") == false);
}

TEST_CASE("with CBC beside it the answer is the same") {
  CHECK(match({"--cbc", "--limit", "5", worked}).out == match({worked}).out);
}

TEST_CASE("help is an answer") {
  CHECK(match({"--help"}).status == 0);
  CHECK(match({"--help"}).out.starts_with("haven match"));
}
