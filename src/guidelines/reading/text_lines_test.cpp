#include "guidelines/reading/text_lines.h"

#include <doctest/doctest.h>

using namespace haven;
using namespace haven::guidelines;

TEST_CASE("what follows a label begins in column 13 and goes on there") {
  const auto read = *labelled_text("Title\n\nSource      one\n            two\nExamples\n  a  b\n");
  CHECK(read.title.text == "Title");
  REQUIRE(read.labels.size() == 2);
  CHECK(read.labels[0].label == "Source");
  REQUIRE(read.labels[0].said.size() == 2);
  CHECK(read.labels[0].said[1].text == "two");
  CHECK(read.labels[0].said[1].number == 4);
  CHECK(read.labels[1].said[0].text == "a  b");
}

TEST_CASE("a text without a title is refused") {
  CHECK_FALSE(labelled_text(""));
  CHECK_FALSE(labelled_text("\n\n"));
  CHECK_FALSE(labelled_text("  a row\n"));
}

TEST_CASE("columns are two spaces or more apart, so a cell may hold single ones") {
  CHECK(columns("  a b   c  d e f  ") == std::vector<std::string>{"a b", "c", "d e f"});
  CHECK(columns("   ").empty());
}

TEST_CASE("the nearest word is offered when it is near, and none when none is") {
  const std::vector<std::string> labels = {"With", "Within", "When", "Met by"};
  CHECK(nearest("Withn", labels) == "Within");
  CHECK(nearest("Wihtin", labels) == "Within");
  CHECK(nearest("Meet by", labels) == "Met by");
  CHECK(nearest("Penalty", labels).empty());
  CHECK(nearest("", labels).empty());
}

TEST_CASE("a text that ends without a line end keeps its last line") {
  const auto lines = *lines_of("a\nb");
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].text == "b");
}
