#include "guidelines/asking/duties_command.h"

#include <boost/json.hpp>
#include <sstream>

#include "guidelines/rules_for_tests.h"
#include "values/json.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

struct Ran {
  int exit;
  std::string out;
  std::string err;
};

Ran run(const std::string& input, const AskedAsOf& asked = {}) {
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream err;
  const int exit = duties_command(in, out, err, cards(), asked);
  return {exit, out.str(), err.str()};
}

boost::json::object duty(const boost::json::value& answer, std::string_view id) {
  for (const auto& one : answer.at("duties").as_array())
    if (one.at("duty").as_string() == id) return one.as_object();
  return {};
}

boost::json::value answer(const std::string& input, const AskedAsOf& asked = {}) {
  const auto ran = run(input, asked);
  REQUIRE_MESSAGE(ran.exit == 0, ran.err);
  return *read_json(ran.out);
}

std::string text(const boost::json::object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (value == nullptr) return "absent";
  return value->is_string() ? std::string(value->get_string()) : canonical(*value);
}

const std::string autumn = R"({"id":"autumn",
  "facts":{"nation":"eng","trafficking":"suspected"},
  "events":[{"at":"2026-10-22T19:00:00+01:00","type":"missing.reported"},
            {"at":"2026-10-23T22:30:00+01:00","type":"child.returned"}],
  "now":"2026-10-26T21:45:00+00:00"})";

}  // namespace

TEST_CASE("a story in gives its duties out, in London's time") {
  const auto out = answer(autumn);
  CHECK(out.at("id").as_string() == "autumn");
  const auto interview = duty(out, "eng.missing.return-interview");
  CHECK(text(interview, "due_at") == "2026-10-26T21:30:00+00:00");
  CHECK(text(interview, "state") == "overdue");
  CHECK(text(interview, "kind") == "should");
  CHECK(text(interview, "draft") == "true");
  CHECK(text(interview, "started_at") == "2026-10-23T22:30:00+01:00");
  CHECK(text(interview, "discharged_at") == "absent");
  CHECK(text(interview, "occurrence") == "absent");
  const auto prevention = duty(out, "eng.missing.prevention-interview");
  CHECK(text(prevention, "due_at") == "2026-10-24T22:30:00+01:00");
  CHECK(text(prevention, "state") == "overdue");
}

TEST_CASE("a refusal in time meets the interview, and sharing is due on the next working day") {
  const auto out = answer(R"({"facts":{"nation":"eng","dob":"2011-11-30"},
    "events":[{"at":"2027-03-26T18:00:00+00:00","type":"child.returned"},
              {"at":"2027-03-29T18:40:00+01:00","type":"return-interview.offered",
               "outcome":"declined","interpreter":true}],
    "now":"2027-03-29T18:50:00+01:00"})");
  CHECK_FALSE(out.as_object().contains("id"));
  const auto interview = duty(out, "eng.missing.return-interview");
  CHECK(text(interview, "state") == "met");
  CHECK(text(interview, "due_at") == "2027-03-29T19:00:00+01:00");
  CHECK(text(interview, "discharged_at") == "2027-03-29T18:40:00+01:00");
  const auto share = duty(out, "eng.missing.share");
  CHECK(text(share, "state") == "open");
  CHECK(text(share, "due_at") == "2027-03-30T23:59:59+01:00");
}

TEST_CASE("the first three days of a newly found child over a bank holiday weekend") {
  const auto out = answer(R"({"facts":{"nation":"eng","trafficking":"suspected"},
    "events":[{"at":"2026-08-29T23:40:00+01:00","type":"placement.start"},
              {"at":"2026-08-30T10:00:00+01:00","type":"photo-id.recorded"},
              {"at":"2026-08-30T20:00:00+01:00","type":"keyworker.contact"}],
    "now":"2026-09-01T00:00:00+01:00"})");
  CHECK(text(duty(out, "eng.missing.prevent.photo-id"), "state") == "met");
  CHECK(text(duty(out, "eng.missing.prevent.photo-id"), "due_at") == "2026-08-30T23:40:00+01:00");
  CHECK(text(duty(out, "eng.missing.prevent.contact"), "occurrence") == "1");
  CHECK(text(duty(out, "eng.missing.prevent.review72"), "due_at") == "2026-09-01T23:40:00+01:00");
  const auto plan = duty(out, "eng.missing.prevent.plan");
  CHECK(text(plan, "due_at") == "null");
  CHECK(text(plan, "prompt_at") == "2026-08-30T23:40:00+01:00");
  CHECK(text(plan, "prompt_passed") == "true");
}

TEST_CASE("a superseded duty says when, and what takes its place") {
  const auto out = answer(R"({"facts":{"nation":"eng"},
    "events":[{"at":"2027-05-06T14:00:00+01:00","type":"child.returned"},
              {"at":"2027-05-07T20:00:00+01:00","type":"missing.reported"}],
    "now":"2027-05-08T09:00:00+01:00"})");
  const auto interview = duty(out, "eng.missing.return-interview");
  CHECK(text(interview, "state") == "superseded");
  CHECK(text(interview, "superseded_at") == "2027-05-07T20:00:00+01:00");
  CHECK(text(interview, "by") == "eng.missing.return-interview");
}

TEST_CASE("each named child is answered from the facts and events that are theirs") {
  const auto out = answer(R"({"facts":{"nation":"eng",
      "children":{"A":{"trafficking":"suspected"},"B":{"nation":"sct"}}},
    "events":[{"at":"2027-05-06T14:00:00+01:00","type":"child.returned","child":"A"},
              {"at":"2027-05-06T18:00:00+01:00","type":"placement.start"}],
    "now":"2027-05-06T19:00:00+01:00"})");
  std::map<std::string, std::vector<std::string>> states;
  for (const auto& one : out.at("duties").as_array())
    states[std::string(one.at("child").as_string())].push_back(
        std::string(one.at("duty").as_string()) + " " + std::string(one.at("state").as_string()));
  const auto has = [&](const std::string& child, const std::string& state) {
    return std::ranges::find(states[child], state) != states[child].end();
  };
  CHECK(has("A", "eng.missing.return-interview open"));
  CHECK(has("A", "haven.missing.pack open"));
  CHECK(has("B", "haven.missing.pack open"));
  CHECK(has("B", "haven.missing.review not-applicable"));
  CHECK_FALSE(has("B", "eng.missing.return-interview open"));
}

TEST_CASE("a list of stories, or one under examples, gives a list") {
  CHECK(answer("[" + autumn + "," + autumn + "]").as_array().size() == 2);
  CHECK(answer("{\"examples\":[" + autumn + "]}").as_array().size() == 1);
  CHECK(answer("[]").as_array().empty());
}

TEST_CASE("an earlier moment may be asked about, with what is known now or was known then") {
  const std::string late_entry = R"({"facts":{"nation":"eng"},
    "events":[{"at":"2027-05-06T14:00:00+01:00","type":"child.returned"},
              {"at":"2027-05-08T09:00:00+01:00","recorded_at":"2027-05-12T09:00:00+01:00",
               "type":"return-interview.offered","outcome":"completed"}],
    "now":"2027-05-13T09:00:00+01:00"})";
  const auto state = [&](const AskedAsOf& asked) {
    return text(duty(answer(late_entry, asked), "eng.missing.return-interview"), "state");
  };
  const auto tenth = at("2027-05-10T09:00:00+01:00");
  CHECK(state({}) == "met");
  CHECK(state({tenth, {}}) == "met");
  CHECK(state({tenth, tenth}) == "overdue");
  CHECK(state({at("2027-05-07T09:00:00+01:00"), {}}) == "open");
}

TEST_CASE("what was corrected is out of the story, from when the correction was recorded") {
  const std::string said_to_be_back = R"({"facts":{"nation":"eng"},
    "events":[{"at":"2027-05-06T14:00:00+01:00","type":"child.returned","id":"the return"},
              {"at":"2027-05-07T09:00:00+01:00","type":"corrected","event":"the return",
               "id":"a correction"}],
    "now":"2027-05-07T12:00:00+01:00"})";
  const auto state = [&](const std::string& story, const AskedAsOf& asked) {
    return text(duty(answer(story, asked), "eng.missing.return-interview"), "state");
  };
  CHECK(state(said_to_be_back, {}) == "not-applicable");
  const auto before = at("2027-05-07T08:59:59+01:00");
  CHECK(state(said_to_be_back, {before, before}) == "open");
  CHECK(state(said_to_be_back, {before, {}}) == "not-applicable");
  auto corrected_twice = said_to_be_back;
  const std::string again = R"({"at":"2027-05-07T11:00:00+01:00","type":"corrected",
    "event":"a correction"},)";
  corrected_twice.insert(corrected_twice.find('[') + 1, again);
  CHECK(state(corrected_twice, {}) == "open");
}

TEST_CASE("a correction that names nothing is said, and one without a name is refused") {
  const auto story = [](const std::string& correction) {
    return R"({"facts":{"nation":"eng"},"events":[{"at":"2027-05-06T14:00:00+01:00",
               "type":"corrected")" +
           correction + R"(}],"now":"2027-05-07T12:00:00+01:00"})";
  };
  std::istringstream of_nothing(story(R"(,"event":"x")"));
  std::ostringstream out, err;
  CHECK(duties_command(of_nothing, out, err, cards(), {}) == 0);
  CHECK(err.str().find("no event has the id x") != std::string::npos);
  std::istringstream nameless(story(""));
  CHECK(duties_command(nameless, out, err, cards(), {}) == 2);
}

TEST_CASE("a moment that is not exact has a beginning and an end") {
  const auto out = answer(R"({"facts":{"nation":"eng"},
    "events":[{"at":{"from":"2027-05-07T18:00:00+01:00","to":"2027-05-07T23:59:59+01:00"},
               "type":"child.returned"}],
    "now":"2027-05-07T20:00:00+01:00"})");
  CHECK(text(duty(out, "eng.missing.return-interview"), "due_at") == "2027-05-10T18:00:00+01:00");
}

TEST_CASE("what no card reads is named with its place and does not stop the answer") {
  const auto ran = run(R"([{"facts":{"nation":"eng","shoe":{"size":5},"ages":[1,2]},
    "events":[{"at":"2027-05-06T14:00:00Z","type":"kite.flown","colour":"red"}],
    "weather":"fine","now":"2027-05-06T15:00:00Z"}])");
  CHECK(ran.exit == 0);
  CHECK(ran.err ==
        "No card reads [0].weather\nNo card reads [0].events[0]: kite.flown\n"
        "No card reads [0].events[0].colour\nNo card reads [0].facts.shoe.size\n"
        "No card reads [0].facts.ages\n");
}

TEST_CASE("input that cannot be read is refused with its place, and nothing is answered") {
  const auto refused = [](const std::string& input) {
    const auto ran = run(input);
    CHECK(ran.exit == 2);
    CHECK(ran.out.empty());
    return ran.err;
  };
  CHECK(refused("{").find("Line 1") != std::string::npos);
  CHECK(refused("") != "");
  CHECK(refused("7") == "A story is an object\n");
  CHECK(refused(R"({"facts":{}})") == "There is no \"now\"\n");
  CHECK(refused(R"({"now":"yesterday"})").starts_with("now: "));
  CHECK(refused(R"({"now":"2027-05-06T15:00:00Z","facts":[]})") ==
        "facts: \"facts\" is an object\n");
  CHECK(refused(R"({"now":"2027-05-06T15:00:00Z","events":[{"type":"child.returned"}]})") ==
        "events[0]: An event has an \"at\"\n");
  CHECK(
      refused(R"({"examples":[{"now":"2027-05-06T15:00:00Z","events":[{"at":"2027-05-06"}]}]})") ==
      "examples[0].events[0]: An event has a \"type\"\n");
  CHECK(refused(
            R"({"now":"2027-05-06T15:00:00Z","events":[{"type":"x","at":"2027-02-30T00:00:00Z"}]})")
            .starts_with("events[0].at: "));
  CHECK(refused(R"({"now":"2027-05-06T15:00:00Z","now":"2027-05-06T15:00:00Z"})") != "");
}

TEST_CASE("the working of one duty is explained in words, with what it rests on") {
  AskedAsOf asked;
  asked.explain = "eng.missing.return-interview";
  const auto ran = run(autumn, asked);
  CHECK(ran.exit == 0);
  CHECK(ran.out.starts_with("Return home interview: overdue\nStarted Friday 23 October 2026 at "));
  CHECK(ran.out.find("The clocks go back an hour in that time.\n") != std::string::npos);
  CHECK(ran.out.find("Confidence: high") != std::string::npos);
  asked.explain = "eng.no-such-card";
  CHECK(run(autumn, asked).exit == 2);
}
