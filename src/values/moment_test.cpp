#include "values/moment.h"

#include <doctest/doctest.h>

using namespace haven;

TEST_CASE("a moment is read back from the text it prints") {
  for (const auto* text : {"1970-01-01T00:00:00Z", "2027-04-17T06:34:00Z", "2028-02-29T23:59:59Z"})
    CHECK(to_text(*read_instant(text)) == text);
}

TEST_CASE("a moment with an offset is the same moment in UTC") {
  CHECK(to_text(*read_instant("2027-04-17T07:34:00+01:00")) == "2027-04-17T06:34:00Z");
  CHECK(to_text(*read_instant("2027-01-01T00:30:00+01:00")) == "2026-12-31T23:30:00Z");
  CHECK(to_text(*read_instant("2027-01-01T00:30:00-05:30")) == "2027-01-01T06:00:00Z");
}

TEST_CASE("what is not a moment is refused with the words that were typed") {
  for (const auto* text : {"", "2027-04-17", "2027-02-29T00:00:00Z", "2027-04-17T24:00:00Z",
                           "2027-04-17T07:34:00", "2027-04-17T07:34:00Zx", "2027-4-17T07:34:00Z",
                           "2027-04-17T07:34:60Z", "2027-04-17T07:34:00+1:00"}) {
    const auto read = read_instant(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().says ==
          "\"" + std::string(text) + "\" is not a moment such as 2027-04-17T06:34:00Z");
  }
}

TEST_CASE("29 February exists in leap years only") {
  CHECK(read_date("2028-02-29"));
  CHECK_FALSE(read_date("2027-02-29"));
  CHECK_FALSE(read_date("2100-02-29"));
}

TEST_CASE("a span that ends before it begins is refused") {
  CHECK(read_span("2027-04-16T18:00:00Z/2027-04-16T23:00:00Z"));
  CHECK_FALSE(read_span("2027-04-16T23:00:00Z/2027-04-16T18:00:00Z"));
  CHECK(read_span("2027-04-16T18:00:00Z")->is_exact());
}

TEST_CASE("a span is read back from the text it prints") {
  for (const auto* text : {"2027-04-16T18:00:00Z", "2027-04-16T18:00:00Z/2027-04-16T23:00:00Z"})
    CHECK(to_text(*read_span(text)) == text);
}
