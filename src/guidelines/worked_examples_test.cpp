// Twenty-five children, each with the law's answer worked out by hand: what Haven says must be
// exactly that.
#include <boost/json.hpp>
#include <sstream>

#include "guidelines/asking/duties_command.h"
#include "guidelines/rules_for_tests.h"
#include "values/json.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

namespace json = boost::json;

const std::filesystem::path examples = HAVEN_ROOT "/src/guidelines/worked_examples";

json::value answer(const std::string& input) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  REQUIRE_MESSAGE(duties_command(in, out, err, cards(), {}) == 0, err.str());
  return *read_json(out.str());
}

/// Whether an answer has every key that is expected, with its value; "because" is for people.
bool is_as_expected(const json::object& expected, const json::object& answered) {
  for (const auto& [key, value] : expected) {
    if (key == "because") continue;
    const auto* found = answered.if_contains(key);
    if (found == nullptr || *found != value) return false;
  }
  return true;
}

std::string all_answers_of(const json::value& answers, const json::value& duty) {
  std::string text;
  for (const auto& one : answers.at("duties").as_array())
    if (one.at("duty") == duty) text += canonical(one) + "\n";
  return text;
}

}  // namespace

TEST_CASE("twenty-five children are owed exactly what was worked out by hand") {
  int files = 0, expectations = 0;
  for (const auto& file : std::filesystem::directory_iterator(examples)) {
    const auto text = text_of_file(file.path().string());
    const auto asked = *read_json(text);
    CAPTURE(file.path().filename().string());
    const auto answers = answer(text);
    ++files;
    for (const auto& expected : asked.at("expect").as_array()) {
      const auto& duties = answers.at("duties").as_array();
      const bool is_answered = std::ranges::any_of(duties, [&](const json::value& one) {
        return is_as_expected(expected.as_object(), one.as_object());
      });
      CHECK_MESSAGE(is_answered, canonical(expected)
                                     << "\nis not among\n"
                                     << all_answers_of(answers, expected.at("duty")));
      ++expectations;
    }
  }
  CHECK(files == 25);
  CHECK(expectations == 86);
}
