#include "desk/members.h"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "desk/strange_values.h"

using namespace haven;
using namespace haven::desk;

TEST_CASE("what is there under its name and of its kind is read") {
  const auto id = PersonId::from_text("aaaaaaaaaaaaaaaaaaaaaaaaaa").value();
  const auto members =
      read_members(R"({"a":"x","at":"2027-04-17T12:00:00Z","n":3,"p":")" + id.text() + R"("})")
          .value();
  CHECK(text_in(members, "a") == "x");
  CHECK(moment_in(members, "at") == read_instant("2027-04-17T12:00:00Z"));
  CHECK(count_in(members, "n", 3) == 3);
  CHECK(id_in<PersonId>(members, "p") == id);
  CHECK(bytes_in(members, "p") == std::string(16, '\0'));
}

TEST_CASE("what is missing, of another kind or out of range is a problem that says no value") {
  const auto members = read_members(R"({"a":"secret words","n":-1,"most":4,"t":"0"})").value();
  CHECK_FALSE(text_in(members, "b"));
  CHECK_FALSE(text_in(members, "n"));
  CHECK_FALSE(moment_in(members, "a"));
  CHECK_FALSE(count_in(members, "n", 3));
  CHECK_FALSE(count_in(members, "most", 3));
  CHECK_FALSE(count_in(members, "a", 3));
  CHECK_FALSE(bytes_in(members, "t"));
  const auto none = id_in<PersonId>(members, "a");
  REQUIRE_FALSE(none);
  CHECK(none.error().kind == Problem::Kind::broken);
  CHECK(none.error().says.find("secret") == std::string::npos);
}

TEST_CASE("any bytes at all can be asked for any member") {
  for (const auto& value : strange_values({"a", "at", "n"})) {
    CAPTURE(value);
    const auto members = read_members(value);
    if (!members) continue;
    CHECK_NOTHROW(text_in(*members, "a"));
    CHECK_NOTHROW(moment_in(*members, "at"));
    CHECK_NOTHROW(count_in(*members, "n", 7));
    CHECK_NOTHROW(bytes_in(*members, "a"));
    CHECK_NOTHROW(id_in<PersonId>(*members, "a"));
  }
}
