#include "casework/correct.h"

#include <doctest/doctest.h>

#include "care/placement.h"
#include "cases/story_for_tests.h"
#include "missing/episode.h"
#include "missing/record_return.h"
#include "missing/report.h"

namespace haven::casework {
namespace {

Instant at(std::string_view text) { return *read_instant(text); }

const auto morning = at("2027-05-01T08:00:00+01:00");
const auto noon = at("2027-05-01T12:00:00+01:00");
const auto evening = at("2027-05-01T18:00:00+01:00");

/// A child who was reported missing, and was said to be back at noon.
class SaidToBeBack {
 public:
  SaidToBeBack() {
    story.child = *ChildId::from_bytes("a child of tests");
    keep("concern.received", {{"authority", "o:estuary"}}, morning);
    keep(missing::report(story, {}, "o:estuary", {{}, {}, {}, EpisodeId{{1}}}, morning), morning);
    missing::Found found;
    found.at = noon;
    keep(missing::record_return(story, episode(), found, {fresh(), fresh()}, noon), noon);
  }
  void keep(const Result<cases::Decided>& decided, Instant when) {
    REQUIRE(decided.has_value());
    cases::keep(story, decided->main, when);
    for (const auto& event : decided->follows) cases::keep(story, event, when);
  }
  void keep(std::string_view kind, cases::Fields fields, Instant when) {
    cases::keep(story, {&cases::kind_named(kind), Span::at(when), std::move(fields), fresh()},
                when);
  }
  EventId fresh() { return EventId{{++ids_}}; }
  missing::Episode episode() const { return missing::episodes(story).back(); }
  const cases::Event& last(std::string_view kind) const {
    return *story.last(cases::kind_named(kind));
  }
  Result<cases::Decided> corrects(const cases::Event& event, Correction correction,
                                  bool is_slip = false) {
    return correct(
        story, event, "u:x", std::move(correction), is_slip, fresh(), [this] { return fresh(); },
        evening);
  }
  std::string field_wrong(const cases::Event& event, Correction correction) {
    const auto decided = corrects(event, std::move(correction));
    return decided ? "" : decided.error().where;
  }

  cases::Story story;

 private:
  std::uint8_t ids_ = 0;
};

TEST_CASE_FIXTURE(SaidToBeBack, "a return that was wrong is taken out, and the child is missing") {
  CHECK_FALSE(missing::open_episode(story));
  keep(corrects(last("child.returned"), {"withdrawn", "It was another child"}), evening);
  CHECK(missing::open_episode(story));
  CHECK(care::whereabouts(story).known == care::Whereabouts::Known::missing_since);
}

TEST_CASE_FIXTURE(SaidToBeBack, "both are kept: the story as it was known does not change") {
  const auto was_told = story.told().size();
  const auto* found = &last("child.returned");
  keep(corrects(*found, {"withdrawn", "It was another child"}), evening);
  CHECK(story.told().size() > was_told);
  CHECK(story.find(found->id) == found);
  CHECK_FALSE(story.stands(*found));
  CHECK_FALSE(missing::open_episode(story.known_at(evening - Minutes(1))));
  CHECK(missing::open_episode(story.known_at(evening)));
}

TEST_CASE_FIXTURE(SaidToBeBack, "by what is known now the child was missing all afternoon") {
  keep(corrects(last("child.returned"), {"withdrawn", "It was another child"}), evening);
  CHECK(missing::open_episode(story.as_of(noon + Hours(1))));
  CHECK(story.as_of(morning - Minutes(1)).told().empty());
}

TEST_CASE_FIXTURE(SaidToBeBack, "with the return goes that its time of being missing was closed") {
  const auto decided = corrects(last("child.returned"), {"withdrawn", "It was another child"});
  REQUIRE(decided);
  REQUIRE(decided->follows.size() == 1);
  CHECK(decided->follows.front().fields.at("event") == cases::entity(last("relation.ended").id));
}

TEST_CASE_FIXTURE(SaidToBeBack, "to correct the correction brings back what it took out") {
  keep(corrects(last("child.returned"), {"withdrawn", "It was another child"}), evening);
  const auto corrections = story.all(cases::kind_named("corrected"));
  REQUIRE(corrections.size() == 2);
  keep(corrects(*corrections.front(), {"withdrawn", "It was this child after all"}), evening);
  CHECK_FALSE(missing::open_episode(story));
  CHECK(story.stands(last("relation.ended")));
}

TEST_CASE_FIXTURE(SaidToBeBack, "what was corrected is not corrected a second time") {
  const auto found = last("child.returned");
  keep(corrects(found, {"withdrawn", "It was another child"}), evening);
  CHECK(field_wrong(found, {"withdrawn", "Again"}) == "how");
}

TEST_CASE_FIXTURE(SaidToBeBack,
                  "nobody takes back that a child is missing: only a return ends it") {
  CHECK(field_wrong(last("missing.reported"), {"withdrawn", "No need to look"}) == "how");
}

TEST_CASE_FIXTURE(SaidToBeBack, "what says who answers for the child is not corrected away") {
  CHECK(field_wrong(last("concern.received"), {"withdrawn", "Not ours"}) == "how");
}

TEST_CASE_FIXTURE(SaidToBeBack, "somebody else's decision is corrected by nobody but them") {
  keep("tonight.decided", {{"stays", "hospital"}}, evening);
  CHECK(corrects(last("tonight.decided"), {"withdrawn", "Wrong"}));
  CHECK_FALSE(cases::can_be_corrected(story, last("tonight.decided"), "u:other"));
}

TEST_CASE_FIXTURE(SaidToBeBack, "a correction says what is right, and why") {
  CHECK(field_wrong(last("child.returned"), {"", "It was another child"}) == "how");
  CHECK(field_wrong(last("child.returned"), {"withdrawn", ""}) == "why");
}

TEST_CASE_FIXTURE(SaidToBeBack, "one's own slip, mended at once and read by nobody, needs no why") {
  const auto& found = last("child.returned");
  CHECK(is_own_slip(found, "u:x", false, noon + Minutes(15)));
  CHECK_FALSE(is_own_slip(found, "u:x", false, noon + Minutes(15) + Seconds(1)));
  CHECK_FALSE(is_own_slip(found, "u:x", true, noon + Minutes(1)));
  CHECK_FALSE(is_own_slip(found, "u:other", false, noon + Minutes(1)));
  CHECK(corrects(found, {"withdrawn", ""}, true));
}

TEST_CASE_FIXTURE(SaidToBeBack, "what is right stands in the place of what was wrong") {
  keep("child.located", {{"confidence", "certain"}}, noon);
  Correction correction{"replaced", "Not certain"};
  correction.right = cases::NewEvent{
      &cases::kind_named("child.located"), Span::at(noon), {{"confidence", "possible"}}, fresh()};
  keep(corrects(last("child.located"), std::move(correction)), evening);
  CHECK(last("child.located").track.at("confidence") == "possible");
  CHECK(story.all(cases::kind_named("child.located")).size() == 1);
}

TEST_CASE_FIXTURE(SaidToBeBack,
                  "an older placement taken out does not give former carers the child") {
  const auto placed = [&](const char* placement, const char* former, Instant when) {
    keep("placement.start", {{"placement", placement}}, when);
    keep("relation.started", {{"subject", placement}, {"relation", "about"}, {"object", "c:1"}},
         when);
    if (former != nullptr)
      keep("relation.ended", {{"subject", former}, {"relation", "about"}, {"object", "c:1"}}, when);
  };
  placed("pl:1", nullptr, morning);
  placed("pl:2", "pl:1", noon);
  const auto second = last("placement.start");
  CHECK(cases::goes_with(story, second).size() == 2);
  placed("pl:3", "pl:2", evening);
  const auto goes = cases::goes_with(story, second);
  REQUIRE(goes.size() == 1);
  CHECK(goes.front()->track.at("subject") == "pl:2");
}

TEST_CASE_FIXTURE(SaidToBeBack,
                  "what would follow is seen before it is done, and changes nothing") {
  CHECK(missing::open_episode(without(story, last("child.returned"))));
  CHECK_FALSE(missing::open_episode(story));
}

}  // namespace
}  // namespace haven::casework
