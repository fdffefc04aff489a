#include "missing/episode.h"

#include <doctest/doctest.h>

#include "cases/story_for_tests.h"
#include "missing/police.h"
#include "missing/record_return.h"
#include "missing/report.h"
#include "missing/review.h"
#include "values/london.h"

using namespace haven;
using namespace haven::missing;

namespace {

Instant at(std::string_view text) { return *read_instant(text); }

/// A child's story that grows by what the verbs decide, as the ledger would keep it.
class AStory {
 public:
  AStory() { story.child = *ChildId::from_bytes("a child of tests"); }

  void keep(const Result<cases::Decided>& decided, Instant when) {
    REQUIRE(decided.has_value());
    keep(decided->main, when);
    for (const auto& event : decided->follows) keep(event, when);
  }
  void keep(const cases::NewEvent& event, Instant when) { cases::keep(story, event, when); }
  void suspect(Instant when) {
    keep(cases::NewEvent{&cases::kind_named("trafficking.suspected"), Span::at(when), {}}, when);
  }
  void report_at(Instant when) {
    keep(report(story, {}, "o:estuary", {{}, {}, {}, EpisodeId{{++episodes_}}}, when), when);
  }
  Episode episode() const { return episodes(story).back(); }

  cases::Story story;

 private:
  std::uint8_t episodes_ = 0;
};

const auto gone = at("2027-04-17T07:34:00+01:00");
const auto found = at("2027-05-06T14:00:00+01:00");

Found found_then() {
  Found answer;
  answer.at = found;
  return answer;
}

}  // namespace

TEST_CASE("nothing but the child needs to be known to report the child missing") {
  AStory story;
  story.report_at(gone);
  CHECK(story.episode().is_open());
  CHECK_FALSE(story.episode().last_safe);
  CHECK(story.episode().found_missing == gone);
}

TEST_CASE("a child who is already missing cannot be reported missing again") {
  AStory story;
  story.report_at(gone);
  const auto again = report(story.story, {}, "", {}, gone + Hours(1));
  REQUIRE_FALSE(again);
  CHECK(again.error().says == "This child is already recorded as missing");
}

TEST_CASE("with an exploitation flag the child is missing, never away, and the level is high") {
  AStory story;
  story.suspect(gone - Hours(9));
  Report away;
  away.category = "away";
  story.keep(report(story.story, away, "", {{}, {}, {}, EpisodeId{{7}}}, gone), gone);
  CHECK(story.episode().category == "missing");
  CHECK(story.episode().level == "high");
}

TEST_CASE("a child cannot be last known safe after being found to be missing, or in the future") {
  AStory story;
  Report told;
  told.found_missing = gone;
  told.last_safe = Span::at(gone + Minutes(1));
  CHECK(report(story.story, told, "", {}, gone + Hours(1)).error().where == "last_safe");
  told.last_safe = std::nullopt;
  told.found_missing = gone + Hours(2);
  CHECK(report(story.story, told, "", {}, gone).error().where == "found_missing");
}

TEST_CASE("only an inspector lowers the level of a child who may be exploited, and says why") {
  AStory story;
  story.suspect(gone - Hours(9));
  story.report_at(gone);
  const auto set = [&](const char* rank, const char* why) {
    return take_report(story.story, story.episode(), {"", "medium", rank, why}, "u:dan", "o:e", {},
                       gone + Hours(1));
  };
  CHECK_FALSE(set("sergeant", "She was gone before"));
  CHECK_FALSE(set("inspector", ""));
  CHECK_FALSE(set("", "Why"));
  CHECK(set("inspector", "Seen with her aunt, by an officer"));
}

TEST_CASE("whoever takes the report first becomes the episode's officer, and nobody after") {
  AStory story;
  story.report_at(gone);
  const auto first = take_report(story.story, story.episode(), {}, "u:dan", "o:e", {}, gone);
  REQUIRE(first);
  CHECK(first->follows.size() == 1);
  story.keep(first, gone);
  CHECK(take_report(story.story, story.episode(), {}, "u:pru", "o:e", {}, gone)->follows.empty());
}

TEST_CASE("an episode that began before the child was a day in care still counts, to its end") {
  AStory story;
  story.keep(
      cases::NewEvent{
          &cases::kind_named("placement.start"), Span::at(at("2027-04-16T22:05:00+01:00")), {}},
      gone);
  story.report_at(gone);
  story.keep(record_return(story.story, story.episode(), found_then(), {}, found), found);
  CHECK_FALSE(story.episode().is_open());
  CHECK(story.episode().report->occurred.from - at("2027-04-16T22:05:00+01:00") < Hours(24));
  CHECK(story.episode().returned->at == found);
  CHECK(story.episode().lasted(found + Hours(500)) == found - gone);
}

TEST_CASE("a sighting ends nothing, and tells the other force") {
  AStory story;
  story.report_at(gone);
  const auto seen = sighting(story.episode(), {{}, "Market Street", "", "likely", "o:harrow"}, {},
                             found - Hours(20));
  REQUIRE(seen);
  CHECK(seen->follows.front().fields.at("object") == "o:harrow");
  story.keep(seen, found);
  CHECK(story.episode().is_open());
  CHECK_FALSE(sighting(story.episode(), {{}, "", "", "likely", ""}, {}, found));
}

TEST_CASE(
    "where the child sleeps tonight must be answered, and the former address needs a reason") {
  AStory story;
  story.report_at(gone);
  CHECK_FALSE(decide_tonight(story.episode(), {"new_place", false, "", "", ""}, {}, found));
  story.keep(record_return(story.story, story.episode(), found_then(), {}, found), found);
  const auto answer = [&](const Tonight& tonight) {
    return decide_tonight(story.episode(), tonight, {}, found).has_value();
  };
  CHECK_FALSE(answer({"", false, "", "", ""}));
  CHECK_FALSE(answer({"former_place", false, "She wants to", "", ""}));
  CHECK_FALSE(answer({"former_place", true, "", "", ""}));
  CHECK_FALSE(answer({"not_known", false, "", "", ""}));
  CHECK(answer({"former_place", true, "She wants to, and the police agree", "", ""}));
  CHECK(answer({"not_known", false, "", "Still with the police; the duty worker asks at 6pm", ""}));
}

TEST_CASE("an interview cannot be held before the child is found, nor without its outcome") {
  AStory story;
  story.report_at(gone);
  CHECK_FALSE(interview(story.episode(), {{}, "completed", "Rowan Ash", "", ""}, {}, found));
  story.keep(record_return(story.story, story.episode(), found_then(), {}, found), found);
  CHECK_FALSE(interview(story.episode(), {found - Hours(1), "declined", "", "", ""}, {}, found));
  CHECK_FALSE(interview(story.episode(), {{}, "", "", "", ""}, {}, found));
  CHECK_FALSE(interview(story.episode(), {{}, "completed", "", "", ""}, {}, found));
  CHECK(interview(story.episode(), {{}, "declined", "", "", ""}, {}, found));
}
