#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "access/decide_command.h"
#include "access/read_question.h"
#include "access/rules.h"
#include "values/json.h"

namespace haven::access {
namespace {

namespace json = boost::json;

struct Example {
  std::string line;
  std::string name;  ///< Its file, id and title.
  json::value expect;
};

std::vector<std::filesystem::path> tables() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(HAVEN_ROOT "/src/access/examples"))
    if (entry.path().extension() == ".jsonl") found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

std::vector<Example> examples() {
  std::vector<Example> all;
  for (const auto& table : tables()) {
    std::ifstream in(table);
    for (std::string line; std::getline(in, line);) {
      const auto row = read_json(line).value();
      const auto text = [&](const char* key) { return json::value_to<std::string>(row.at(key)); };
      all.push_back({line, table.stem().string() + " " + text("id") + ": " + text("title"),
                     row.at("expect")});
    }
  }
  return all;
}

json::value sorted(const json::value& list) {
  auto texts = json::value_to<std::vector<std::string>>(list);
  std::ranges::sort(texts);
  return json::value_from(texts);
}

json::object outcome(const json::value& answer) {
  return {{"decision", answer.at("decision")},
          {"because", sorted(answer.at("because"))},
          {"sees", answer.at("sees")},
          {"obligations", sorted(answer.at("obligations"))}};
}

std::vector<std::string> all_ids() {
  std::vector<std::string> ids;
  for (const auto* rules : {&standard_rules().permits, &standard_rules().forbids})
    for (const auto& rule : *rules) ids.emplace_back(rule.id);
  return ids;
}

/// All rules but one.
RuleSet without(std::string_view id) {
  auto rules = standard_rules();
  for (auto* list : {&rules.permits, &rules.forbids})
    std::erase_if(*list, [&](const Rule& rule) { return rule.id == id; });
  return rules;
}

}  // namespace

TEST_CASE("every example is answered exactly: decision, reasons, what is seen, obligations") {
  const auto all = examples();
  CHECK(all.size() > 200);
  for (const auto& example : all) {
    CAPTURE(example.name);
    std::istringstream in(example.line);
    std::ostringstream out, err;
    REQUIRE(decide_command(in, out, err, [](auto) { return true; }) == 0);
    const auto answer = read_json(out.str()).value();
    CHECK(canonical(outcome(answer)) == canonical(outcome(example.expect)));
  }
}

TEST_CASE("a whole table is answered line by line, in its order") {
  for (const auto& table : tables()) {
    std::ifstream in(table);
    std::ostringstream out, err;
    REQUIRE(decide_command(in, out, err, [](auto) { return true; }) == 0);
    std::istringstream lines(out.str());
    std::ifstream again(table);
    for (std::string line; std::getline(again, line);) {
      std::string answer;
      REQUIRE(std::getline(lines, answer));
      CHECK(read_json(answer)->at("id") == read_json(line)->at("id"));
    }
  }
}

TEST_CASE("take any one rule away and an example is answered differently") {
  const auto all = examples();
  for (const auto& id : all_ids()) {
    const auto fewer = without(id);
    const bool noticed = std::ranges::any_of(all, [&](const Example& example) {
      const auto asked = read_question(example.line).value();
      return decide_by(fewer, asked.request, asked.relations) !=
             decide(asked.request, asked.relations);
    });
    CHECK_MESSAGE(noticed, id, " can be taken away without any example noticing");
  }
}

TEST_CASE("no rule id is used twice, and no two examples of a table share an id") {
  const auto ids = all_ids();
  CHECK(std::set(ids.begin(), ids.end()).size() == ids.size());
  std::set<std::string> seen;
  for (const auto& example : examples())
    CHECK_MESSAGE(seen.insert(example.name.substr(0, example.name.find(':'))).second, example.name);
}

TEST_CASE("every rule is explained in docs/access.md, and no rule is explained that is not there") {
  std::ifstream in(HAVEN_ROOT "/docs/access.md");
  std::set<std::string> explained;
  for (std::string line; std::getline(in, line);)
    if (line.starts_with("| P") || line.starts_with("| F")) explained.insert(line.substr(2, 3));
  const auto ids = all_ids();
  CHECK(explained == std::set(ids.begin(), ids.end()));
}

}  // namespace haven::access
