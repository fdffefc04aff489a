#include "values/clean_text.h"

#include <doctest/doctest.h>

namespace haven {

TEST_CASE("what is cut short, overlong, half a pair or a control is no text") {
  using namespace std::string_view_literals;
  for (const auto words : {"\xE2\x82"sv, "\xC0\xAF"sv, "\xED\xA0\x80"sv, "\xF5\x80\x80\x80"sv,
                           "\xFF"sv, "a\0b"sv, "\x1B[0m"sv, "\xC2\x85"sv})
    CHECK_FALSE(is_clean_utf8(words));
  for (const auto words : {""sv, "Mohammed محمد Nguyễn"sv, "a\tb\r\nc"sv, "👧🏽"sv})
    CHECK(is_clean_utf8(words));
}

}  // namespace haven
