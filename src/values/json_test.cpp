#include "values/json.h"

#include <doctest/doctest.h>

#include <boost/json.hpp>

using namespace haven;

TEST_CASE("a key given twice is refused, at any depth and even if spelt with an escape") {
  CHECK_FALSE(read_json(R"({"a":1,"a":2})"));
  CHECK_FALSE(read_json(R"([{"b":{"a":1,"\u0061":2}}])"));
  CHECK(read_json(R"([{"a":1},{"a":2}])"));
}

TEST_CASE("a number that does not fit is refused rather than bent") {
  CHECK_FALSE(read_json("1e999"));
  CHECK_FALSE(read_json("18446744073709551616"));
  CHECK(read_json("18446744073709551615"));
  CHECK(read_json("0.5"));
}

TEST_CASE("a problem names its line") {
  const auto read = read_json("{\n \"a\": 1,\n \"a\": 2\n}");
  REQUIRE_FALSE(read);
  CHECK(read.error().says == "Line 3 is not JSON that can be read: a key is given twice");
}

TEST_CASE("deep nesting, bad text and trailing words are refused") {
  CHECK_FALSE(read_json(std::string(33, '[') + std::string(33, ']')));
  CHECK_FALSE(read_json("\"\xff\""));
  CHECK_FALSE(read_json("{} {}"));
  CHECK_FALSE(read_json(""));
}

TEST_CASE("the same value always gives the same bytes") {
  CHECK(canonical(*read_json(R"({ "b" : [1, true, null], "a" : "\u00e9\n" })")) ==
        "{\"a\":\"\xc3\xa9\\n\",\"b\":[1,true,null]}");
}
