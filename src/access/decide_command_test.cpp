#include "access/decide_command.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sstream>

namespace haven::access {
namespace {

struct Ran {
  int exit;
  std::string out, err;
};

Ran run(const std::string& text) {
  std::istringstream in(text);
  std::ostringstream out, err;
  const int exit = decide_command(in, out, err, [](auto) { return true; });
  return {exit, out.str(), err.str()};
}

const std::string worker =
    R"("principal":{"id":"u:a","person":"p:a","type":"user","org":"la:n","roles":[],)"
    R"("status":"active","training":"current","vetting":"current"})";
const std::string core =
    R"("resource":{"case":"c:1","class":"core","authority":"la:n","state":"open"})";
const std::string allocated =
    R"("relations":[{"subject":"u:a","relation":"allocated_worker","object":"c:1"}])";
const std::string now = R"("context":{"now":"2027-03-01T10:00:00Z","purpose":"care"})";

std::string question(const std::string& principal, const std::string& resource,
                     const std::string& relations, const std::string& context,
                     const std::string& more = R"("action":"view")") {
  return "{" + principal + "," + resource + "," + relations + "," + context + "," + more + "}";
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("an answer is one line with the id that was given") {
  const auto ran = run(question(worker, core, allocated, now, R"("action":"view","id":"X1")"));
  CHECK(ran.exit == 0);
  CHECK(ran.out ==
        R"({"id":"X1","decision":"allow","because":["P01"],"sees":"value","obligations":["log"]})"
        "\n");
  CHECK(ran.err.empty());
}

TEST_CASE("nothing asked is nothing answered") {
  CHECK(run("").exit == 0);
  CHECK(run("\n  \n").out.empty());
}

TEST_CASE("a line that is not a question is named, with what to do") {
  const auto good = question(worker, core, allocated, now);
  for (const auto& bad : {
           std::string("not json"),
           std::string("[1]"),
           std::string("{}"),
           with(good, "\"view\"", "\"peep\""),
           with(good, "\"core\"", "\"diary\""),
           with(good, "u:a", ""),
           with(good, "2027-03-01T10:00:00Z", "yesterday"),
           with(good, allocated, "\"relations\":{}"),
           with(good, allocated + ",", ""),
           with(good, "\"object\":\"c:1\"", "\"until\":5,\"object\":\"c:1\""),
           with(good, "\"object\":\"c:1\"", "\"from\":\"May\",\"object\":\"c:1\""),
           good + good,
       }) {
    CAPTURE(bad);
    const auto ran = run(fmt::format("{0}\n{1}\n{0}\n", good, bad));
    CHECK(ran.exit == 2);
    CHECK(ran.err.starts_with("Line 2: "));
    CHECK(ran.err.ends_with("Correct this line and ask again\n"));
    CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
  }
}

TEST_CASE("a value of the wrong kind never opens anything") {
  const auto good = question(worker, core, allocated, now);
  const auto inside = [&](const std::string& part, const std::string& key) {
    return with(good, "\"" + part + "\":{", "\"" + part + "\":{" + key + ",");
  };
  for (const auto& odd : {
           inside("principal", R"("hold":"yes")"),
           inside("resource", R"("sealed_to":"u:b")"),
           inside("resource", R"("shareable":1)"),
           inside("resource", R"("derived_from":7)"),
           inside("context", R"("break_glass":"yes")"),
           inside("context", R"("unreviewed_break_glass_h":"80")"),
           with(good, "\"roles\":[]", "\"roles\":\"dba\""),
           with(good, "\"roles\":[],", ""),
           with(good, "\"user\"", "\"robot\""),
           with(good, "\"type\":\"user\",", ""),
           with(good, "\"open\"", "\"ajar\""),
           with(good, "\"active\"", "true"),
           with(good, "\"p:a\"", "{}"),
           with(good, "\"care\"", "[\"care\"]"),
       }) {
    CAPTURE(odd);
    const auto ran = run(odd);
    CHECK(ran.exit == 0);
    CHECK(ran.out ==
          R"({"decision":"deny","because":["E_EVAL"],"sees":"not_found","obligations":[]})"
          "\n");
  }
}

TEST_CASE("keys that no rule asks for are named, and do not stop the answer") {
  auto asked = question(worker, core, allocated, now);
  asked = with(asked, "\"case\":", "\"colour\":1,\"case\":");
  const auto ran = run(asked);
  CHECK(ran.exit == 0);
  CHECK(ran.err == "Line 1: resource.colour is not a key that any rule asks for\n");
}

TEST_CASE("a permit that could not be worked out is told to the operator") {
  const auto ran = run(question(worker, core,
                                R"("relations":[{"subject":"u:a","relation":"delegate",)"
                                R"("object":"u:b","classes":["core"]}])",
                                now));
  CHECK(ran.err == "Line 1: P14 could not be worked out, and counts as false\n");
  CHECK(ran.out.find("default_deny") != std::string::npos);
}

}  // namespace haven::access
