#include "desk/framed.h"

#include <doctest/doctest.h>

using namespace haven::desk;

TEST_CASE("two lists of parts are never the same bytes") {
  CHECK(framed({"ab", "c"}) != framed({"a", "bc"}));
  CHECK(framed({"abc"}) != framed({"abc", ""}));
  CHECK(framed({}) != framed({""}));
}

TEST_CASE("parts are read back as they were, empty ones and zeros too") {
  const std::string zeros("\0\1\0", 3);
  CHECK(*unframed(framed({"a", "", zeros})) == std::vector<std::string>{"a", "", zeros});
  CHECK(unframed("")->empty());
}

TEST_CASE("bytes that end in the middle of a part are refused") {
  const auto whole = framed({"abc", "de"});
  for (std::size_t size = 1; size < whole.size(); ++size)
    CHECK(unframed(whole.substr(0, size)).has_value() == (size == 7));
  CHECK_FALSE(unframed("\xff\xff\xff\xff"));
}
