#include "notices/ladder.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace haven;
using namespace haven::notices;

namespace {

const Instant sent = *read_instant("2027-04-17T03:00:00Z");
constexpr auto header = "step,after_minutes,who,of\n";

Ladder missing_report() {
  std::ostringstream text;
  text << std::ifstream(HAVEN_ROOT "/data/ladders/missing_report.csv").rdbuf();
  return *read_ladder(text.str(), "missing_report");
}

std::string says(const std::string& rows) {
  const auto ladder = read_ladder(header + rows, "a ladder");
  REQUIRE_FALSE(ladder);
  CHECK(ladder.error().where.starts_with("a ladder"));
  return ladder.error().says;
}

std::vector<int> numbers(const std::vector<LadderStep>& steps) {
  std::vector<int> numbers;
  for (const auto& step : steps) numbers.push_back(step.number);
  return numbers;
}

using Numbers = std::vector<int>;

}  // namespace

TEST_CASE("the first to be told when nobody acknowledges a missing report are told at 10 minutes") {
  const auto ladder = missing_report();
  CHECK(ladder.steps.front().after == Minutes(10));
  CHECK(ladder.steps.front().told ==
        std::vector<Recipient>{{Role::missing_desk_duty, Whose::force}});
  CHECK(ladder.steps.back().told ==
        std::vector<Recipient>{{Role::national_desk_duty, Whose::national}});
}

TEST_CASE("a step is due at its minute and not a second before") {
  const auto ladder = missing_report();
  const auto due = [&](Seconds after) {
    return numbers(due_steps(ladder, {sent, {}}, sent + after));
  };
  CHECK(due(Minutes(0)) == Numbers{});
  CHECK(due(Minutes(10) - Seconds(1)) == Numbers{});
  CHECK(due(Minutes(10)) == Numbers{1});
  CHECK(due(Minutes(20) - Seconds(1)) == Numbers{1});
  CHECK(due(Minutes(20)) == Numbers{1, 2});
  CHECK(due(Hours(24)) == Numbers{1, 2, 3});
}

TEST_CASE("after a stop of an hour all steps that were missed are due at once") {
  CHECK(due_steps(missing_report(), {sent, {}}, sent + Hours(1)).size() == 3);
}

TEST_CASE("once somebody has acknowledged, nobody further is told") {
  const auto ladder = missing_report();
  const Telling telling{sent, sent + Minutes(10)};
  CHECK(due_steps(ladder, telling, sent + Minutes(10)).empty());
  CHECK(due_steps(ladder, telling, sent + Hours(24)).empty());
  CHECK_FALSE(next_step_at(ladder, telling, sent + Minutes(10)));
}

TEST_CASE("an acknowledgement that is still to come changes nothing yet") {
  const Telling telling{sent, sent + Minutes(15)};
  CHECK(numbers(due_steps(missing_report(), telling, sent + Minutes(14))) == Numbers{1});
  CHECK(due_steps(missing_report(), telling, sent + Minutes(15)).empty());
}

TEST_CASE("minutes pass without stopping when the clocks change") {
  const auto before_change = *read_instant("2027-03-28T00:55:00Z");
  const auto due =
      due_steps(missing_report(), {before_change, {}}, *read_instant("2027-03-28T01:05:00Z"));
  CHECK(numbers(due) == Numbers{1});
}

TEST_CASE("the next moment to look is that of the next step, then none") {
  const auto ladder = missing_report();
  const Telling telling{sent, {}};
  CHECK(next_step_at(ladder, telling, sent) == sent + Minutes(10));
  CHECK(next_step_at(ladder, telling, sent + Minutes(10)) == sent + Minutes(20));
  CHECK(next_step_at(ladder, telling, sent + Minutes(25)) == sent + Minutes(30));
  CHECK_FALSE(next_step_at(ladder, telling, sent + Minutes(30)));
}

TEST_CASE("several can be told on one step, each by a line of its own") {
  const auto ladder = *read_ladder(
      "step,after_minutes,who,of\n"
      "1,5,edt_duty,responsible\n"
      "1,5,team_manager,responsible\n"
      "# a remark\n"
      "2,6,national_desk_duty,national\n",
      "a ladder");
  REQUIRE(ladder.steps.size() == 2);
  CHECK(ladder.steps[0].told == std::vector<Recipient>{{Role::edt_duty, Whose::responsible},
                                                       {Role::team_manager, Whose::responsible}});
  CHECK(ladder.steps[1] ==
        LadderStep{2, Minutes(6), {{Role::national_desk_duty, Whose::national}}});
}

TEST_CASE("every mistake in a ladder is told with its line and what would be right") {
  const std::string good = "1,10,missing_desk_duty,force\n";
  CHECK(says("1,10,missing_desk_duty\n") ==
        "a ladder, line 2: this row has 3 fields where 4 are expected");
  CHECK(says(good + "x,20,duty_manager,force\n") == "Line 3: the step is a whole number from 1");
  CHECK(says("0,10,missing_desk_duty,force\n") == "Line 2: the step is a whole number from 1");
  CHECK(says("1,-5,missing_desk_duty,force\n") ==
        "Line 2: the minutes are a whole number from 1 to a week's");
  CHECK(says("1,10081,missing_desk_duty,force\n") ==
        "Line 2: the minutes are a whole number from 1 to a week's");
  CHECK(says("1, 10,missing_desk_duty,force\n") ==
        "Line 2: the minutes are a whole number from 1 to a week's");
  CHECK(says("1,10,the desk,force\n") ==
        "Line 2: who is told is one of missing_desk_duty, duty_manager, edt_duty, team_manager, "
        "national_desk_duty");
  CHECK(says("1,10,missing_desk_duty,ours\n") ==
        "Line 2: of whom is one of force, responsible, national");
  CHECK(says("2,10,missing_desk_duty,force\n") ==
        "Line 2: steps follow one another from 1, none left out");
  CHECK(says(good + "3,20,duty_manager,force\n") ==
        "Line 3: steps follow one another from 1, none left out");
  CHECK(says(good + "2,10,duty_manager,force\n") ==
        "Line 3: a step comes later than the one before it");
  CHECK(says(good + "1,11,duty_manager,force\n") ==
        "Line 3: all lines of a step have the same minutes");
  CHECK(says(good + good) == "Line 3: the same people are told twice on one step");
  CHECK(says("") == "The ladder has no step");
}

TEST_CASE("a file that is no ladder is refused at its first line") {
  for (const auto* text : {"step;after_minutes;who;of\n", "1,10,missing_desk_duty,force\n"})
    CHECK(read_ladder(text, "x").error().says ==
          "x, line 1: this row must be the heading \"step,after_minutes,who,of\"");
  CHECK(read_ladder("", "x").error().says == "x, line 1: this row ends without a line end");
}
