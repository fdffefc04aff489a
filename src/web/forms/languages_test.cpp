#include "web/forms/languages.h"

#include <doctest/doctest.h>

using namespace haven::web;

TEST_CASE("a language is called by its name, and one that is not known by its code") {
  const auto languages = Languages::read(HAVEN_ROOT "/data/languages.csv");
  REQUIRE(languages);
  CHECK(languages->name_of("vie") == "Vietnamese");
  CHECK(languages->name_of("xxx") == "xxx");
  CHECK(languages->all().front().name < languages->all().back().name);
}

TEST_CASE("a table of languages that is not there is a problem, not an empty list") {
  CHECK_FALSE(Languages::read("/no/such/table.csv"));
}
