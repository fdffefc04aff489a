#include "values/csv.h"

#include <doctest/doctest.h>

using namespace haven;

namespace {

const CsvRow columns{"code", "name"};

Problem refused(std::string_view text) {
  const auto rows = read_csv(text, columns, "facts.csv");
  REQUIRE_FALSE(rows.has_value());
  return rows.error();
}

}  // namespace

TEST_CASE("a quoted field may hold commas, quotes and lines") {
  const auto rows =
      read_csv("code,name\n1,\"Hull, City of\"\n2,\"a \"\"b\"\"\nc\"\n", columns, "f");
  REQUIRE(rows.has_value());
  CHECK(*rows == std::vector<CsvRow>{{"1", "Hull, City of"}, {"2", "a \"b\"\nc"}});
}

TEST_CASE("a table without rows is a table") {
  CHECK(read_csv("code,name\n", columns, "f").value().empty());
}

TEST_CASE("what is wrong with a row is said with its file and line") {
  CHECK(refused("code,name\n1,a\n2\n").says ==
        "facts.csv, line 3: this row has 1 fields where 2 are expected");
  CHECK(refused("code,name\n1,\"a\nb\"\n2,b,c\n").where == "facts.csv:4");
  CHECK(refused("name,code\n1,a\n").where == "facts.csv:1");
  CHECK(refused("").where == "facts.csv:1");
}

TEST_CASE(
    "a line that begins with # is a remark, before the heading too; in quotes it is a field") {
  const auto lines = read_csv_lines(
      "# Whose codes these are.\ncode,name\n# Of the north.\n1,a\n2,\"b\nc\"\n\"#3\",#\n# The end.",
      columns, "f");
  REQUIRE(lines.has_value());
  REQUIRE(lines->size() == 3);
  CHECK((*lines)[0].cells == CsvRow{"1", "a"});
  CHECK((*lines)[0].line == 4);
  CHECK((*lines)[1].cells == CsvRow{"2", "b\nc"});
  CHECK((*lines)[2].cells == CsvRow{"#3", "#"});
  CHECK((*lines)[2].line == 7);
}

TEST_CASE("what a lenient reader would guess about is refused") {
  for (const auto* text :
       {"code,name\r\n1,a\r\n", "code,name\n1,a", "code,name\n1,\"a\n", "code,name\n1,a\"b\n",
        "code,name\n1,\"a\"b\n", "code,name\n\n", "code,name\n1,\"a\"\"\n", "\"code,name\n"}) {
    INFO(text);
    CHECK_FALSE(read_csv(text, columns, "facts.csv").has_value());
  }
}

TEST_CASE("a table that is not there is a problem, and no crash") {
  const auto rows = read_csv_file("/nowhere/facts.csv", columns);
  REQUIRE_FALSE(rows.has_value());
  CHECK(rows.error().kind == Problem::Kind::unavailable);
}
