#include "access/recordable.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace haven::access {
namespace {

constexpr const char* file = HAVEN_ROOT "/docs/access.md";
constexpr std::string_view begins = "<!-- printed by src/access/recordable_test.cpp -->\n";
constexpr std::string_view ends = "<!-- to here -->\n";

bool is_to_come(std::string_view event) {
  return std::ranges::find(not_yet(), event, &NotYet::event) != not_yet().end();
}

std::string words_of(const std::vector<std::string_view>& names) {
  std::string words;
  for (const auto name : names)
    words += std::string(words.empty() ? "" : ", ") + "`" + std::string(name) + "`" +
             (is_to_come(name) ? " *not yet*" : "");
  return words;
}

std::string printed() {
  std::string rows;
  std::string of_the_case;
  for (const auto& one : recordable()) {
    const auto events = words_of(one.events);
    if (one.whole_case) of_the_case = events;
    rows += "| " + std::string(one.id) + ": " + std::string(one.who) + " | " +
            (one.whole_case ? std::string("what belongs to the case") : events) + " | " +
            words_of(one.relations) + " |\n";
  }
  return "\n| Who | Events | Starts and ends the relation |\n|---|---|---|\n" + rows +
         "\nWhat belongs to the case: " + of_the_case + ".\n\n";
}

std::string read_page() {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("docs/access.md lists what each row of the table may record") {
  auto page = read_page();
  const auto from = page.find(begins);
  const auto to = page.find(ends);
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  const auto at = from + begins.size();
  const bool is_equal = page.substr(at, to - at) == printed();
  if (std::getenv("HAVEN_WRITE_DOCS") != nullptr)
    std::ofstream(file, std::ios::binary) << page.replace(at, to - at, printed());
  CHECK_MESSAGE(is_equal, "run access_test with HAVEN_WRITE_DOCS=1 and read what changed");
}

TEST_CASE("what is marked as not there yet is a name of the table, once") {
  std::set<std::string_view> named;
  for (const auto& one : recordable()) named.insert(one.events.begin(), one.events.end());
  std::set<std::string_view> marked;
  for (const auto& [event, step] : not_yet()) {
    CAPTURE(event);
    CHECK(named.contains(event));
    CHECK(marked.insert(event).second);
  }
}

}  // namespace
}  // namespace haven::access
