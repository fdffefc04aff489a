#pragma once
#include <doctest/doctest.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "plan_check/check_command.h"
#include "plan_check/read_instance.h"
#include "values/json.h"

/// The worked instances, and plans of them that are written by hand and then spoilt.
namespace haven::plan_check {

namespace json = boost::json;

inline std::vector<json::value> worked_instances() {
  std::ifstream in(HAVEN_ROOT "/src/plan_check/worked_instances.jsonl");
  std::vector<json::value> all;
  for (std::string line; std::getline(in, line);) all.push_back(json::parse(line));
  return all;
}

inline json::value worked(std::string_view id) {
  for (auto& value : worked_instances())
    if (value.at("id").as_string().starts_with(id)) return value;
  FAIL("there is no such worked instance");
  return nullptr;
}

inline Instance instance_of(const json::value& value) {
  const auto instance = read_instance(Part(value, ""));
  REQUIRE_MESSAGE(instance.has_value(), instance.error().where << ": " << instance.error().says);
  return *instance;
}

/// JSON with ' for ".
inline json::value quoted(std::string text) {
  std::ranges::replace(text, '\'', '"');
  return json::parse(text);
}

inline json::value plan_with(const json::value& instance, const json::object& worth,
                             json::value stages) {
  const auto& expect = instance.at("expect").as_object();
  json::object plan{{"id", instance.at("id")},
                    {"eligible", expect.at("eligible")},
                    {"blocked", expect.at("blocked")},
                    {"bound", worth.at("objective")},
                    {"proved", true},
                    {"certificate", {{"scale", 1024}, {"stages", std::move(stages)}}}};
  for (const auto& pair : worth) plan[pair.key()] = pair.value();
  plan["qualityMinusCost"] = plan.at("qualityNet").as_int64() - plan.at("authorityCost").as_int64();
  return plan;
}

/// The weighted optimum of a worked instance. `prices` holds what stands in its only stage, in
/// points, which are scaled here.
inline json::value weighted_plan(std::string_view id, const std::string& prices = "{}") {
  const auto instance = worked(id);
  const auto& expect = instance.at("expect").as_object();
  json::object worth{{"mode", "weighted"}};
  for (const auto* key : {"objective", "placedByTier", "qualityNet", "authorityCost", "assignment"})
    if (expect.contains(key)) worth[key] = expect.at(key);
  if (!expect.contains("assignment")) worth["assignment"] = expect.at("optimalAssignments").at(0);
  auto stage = quoted(prices);
  const auto scale = [](json::value& price) { price = price.as_int64() * 1024; };
  for (const auto* key : {"placePrices", "authorityPrices"})
    if (stage.as_object().contains(key))
      for (auto& pair : stage.at(key).as_object()) scale(pair.value());
  if (stage.as_object().contains("cuts"))
    for (auto& cut : stage.at("cuts").as_array()) scale(cut.at("price"));
  stage.as_object()["maximises"] = "value";
  stage.as_object()["bound"] = expect.at("objective");
  return plan_with(instance, worth, json::array{stage});
}

/// A directory that goes when the test does.
struct Scratch {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("haven-plan-check-" + std::to_string(::getpid()));
  Scratch() { std::filesystem::create_directory(path); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { std::filesystem::remove_all(path); }

  std::string file(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
};

struct Ran {
  int exit;
  std::string out;
  std::string err;
};

inline Ran run(const std::vector<std::string>& asked, const std::string& input = "") {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int exit = check_command(asked, in, out, err);
  return {exit, out.str(), err.str()};
}

/// Checks one plan against one instance.
inline Ran check(const json::value& instance, const json::value& plan) {
  const Scratch scratch;
  return run({scratch.file("instances", json::serialize(instance)), "-"}, json::serialize(plan));
}

/// What is said against a plan of a worked instance, after the name of the input.
inline std::string complaint(std::string_view id, const json::value& plan) {
  const auto ran = check(worked(id), plan);
  CHECK(ran.exit == 1);
  constexpr std::string_view place = "standard input, line 1";
  REQUIRE(ran.err.starts_with(place));
  return ran.err.substr(place.size() + 2);
}

}  // namespace haven::plan_check
