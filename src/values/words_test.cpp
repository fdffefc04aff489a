#include "values/words.h"

#include <doctest/doctest.h>

using namespace haven;
using Words = std::vector<std::string>;

TEST_CASE("a list is its words, however many spaces there are") {
  CHECK(split_words<std::string>("care health") == Words{"care", "health"});
  CHECK(split_words<std::string>("  care   health ") == Words{"care", "health"});
  CHECK(split_words<std::string>("care") == Words{"care"});
  CHECK(split_words<std::string>("").empty());
  CHECK(split_words<std::string>("   ").empty());
}

TEST_CASE("the views of a list's words are of the list itself") {
  const std::string list = "care health";
  const auto words = split_words(list);
  REQUIRE(words.size() == 2);
  CHECK(words[0].data() == list.data());
  CHECK(words[1].data() == list.data() + 5);
}

TEST_CASE("only A to Z are made small; no byte of another alphabet is touched") {
  CHECK(small_letters("AZaz 09@[") == "azaz 09@[");
  CHECK(small_letters("Łódź ÄÖ Ωμέγα") == "Łódź ÄÖ Ωμέγα");
  for (int byte = 0; byte < 256; ++byte) {
    const auto letter = static_cast<char>(byte);
    const bool is_large = letter >= 'A' && letter <= 'Z';
    CHECK((small_letter(letter) != letter) == is_large);
  }
}
