#include "guidelines/duties.h"

#include "guidelines/rules_for_tests.h"

using namespace haven;
using namespace haven::guidelines;

namespace {

constexpr auto interview = "eng.missing.return-interview";
constexpr auto review = "haven.missing.review";
constexpr auto pack = "haven.missing.pack";

std::string due(const Duty& duty) { return duty.due_at ? to_london_text(*duty.due_at) : "none"; }

Happening between(std::string type, std::string_view from, std::string_view to,
                  Fields fields = {}) {
  return {std::move(type), {at(from), at(to)}, at(from), std::move(fields)};
}

bool tells(const Duty& duty, std::string_view sentence) {
  return std::ranges::any_of(duty.working, [&](const std::string& one) {
    return one.find(sentence) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("a child found on Thursday at 14:00 is to be interviewed by Sunday at 14:00") {
  const auto duty =
      only(interview, english({happened("child.returned", "2027-05-06T14:00:00+01:00")}),
           "2027-05-06T15:30:00+01:00");
  CHECK(duty.state == State::open);
  CHECK(due(duty) == "2027-05-09T14:00:00+01:00");
  CHECK(duty.card->who == "the responsible local authority");
  CHECK(duty.wake_up == at("2027-05-09T14:00:01+01:00"));
}

TEST_CASE("the last second of the time is in time, and the next is late") {
  const auto story = english({happened("child.returned", "2027-05-06T14:00:00+01:00")});
  CHECK(only(interview, story, "2027-05-09T14:00:00+01:00").state == State::open);
  CHECK(only(interview, story, "2027-05-09T14:00:01+01:00").state == State::overdue);
}

TEST_CASE("an interview refused by the child in time meets the duty, over two holidays") {
  const auto duty = only(interview,
                         english({happened("child.returned", "2027-03-26T18:00:00Z"),
                                  happened("return-interview.offered", "2027-03-29T18:40:00+01:00",
                                           {{"outcome", "declined"}})}),
                         "2027-03-29T18:50:00+01:00");
  CHECK(duty.state == State::met);
  CHECK(due(duty) == "2027-03-29T19:00:00+01:00");
  CHECK(duty.discharged_at == at("2027-03-29T18:40:00+01:00"));
  CHECK_FALSE(duty.wake_up);
}

TEST_CASE("an interview that was offered without an outcome meets nothing") {
  const auto story = english({happened("child.returned", "2027-05-06T14:00:00+01:00"),
                              happened("return-interview.offered", "2027-05-07T14:00:00+01:00")});
  CHECK(only(interview, story, "2027-05-08T14:00:00+01:00").state == State::open);
}

TEST_CASE("an interview held before the child was back does not count for this return") {
  const auto story = english({happened("return-interview.offered", "2027-05-06T13:59:59+01:00",
                                       {{"outcome", "completed"}}),
                              happened("child.returned", "2027-05-06T14:00:00+01:00")});
  CHECK(only(interview, story, "2027-05-07T14:00:00+01:00").state == State::open);
}

TEST_CASE("a child who goes missing again in time has one interview for both returns") {
  const auto found =
      under(interview,
            english({happened("child.returned", "2027-05-06T14:00:00+01:00"),
                     happened("missing.reported", "2027-05-07T20:00:00+01:00"),
                     happened("child.returned", "2027-05-09T06:00:00+01:00"),
                     happened("return-interview.offered", "2027-05-10T11:00:00+01:00",
                              {{"outcome", "completed"}})}),
            "2027-05-11T09:00:00+01:00");
  REQUIRE(found.size() == 2);
  CHECK(found[0].state == State::superseded);
  CHECK(found[0].ended_at == at("2027-05-07T20:00:00+01:00"));
  CHECK(found[0].by == interview);
  CHECK(found[1].state == State::met);
  CHECK(due(found[1]) == "2027-05-12T06:00:00+01:00");
}

TEST_CASE("an interview that was late before the child went missing again stays owed") {
  const auto found = under(interview,
                           english({happened("child.returned", "2027-05-06T14:00:00+01:00"),
                                    happened("missing.reported", "2027-05-09T14:00:01+01:00"),
                                    happened("child.returned", "2027-05-10T06:00:00+01:00")}),
                           "2027-05-10T09:00:00+01:00");
  REQUIRE(found.size() == 2);
  CHECK(found[0].state == State::overdue);
  CHECK(found[1].state == State::open);
}

TEST_CASE("an interview about one episode does not meet the duty of another") {
  const auto story =
      english({happened("child.returned", "2027-05-06T14:00:00+01:00", {{"episode", "one"}}),
               happened("child.returned", "2027-05-12T14:00:00+01:00", {{"episode", "two"}}),
               happened("return-interview.offered", "2027-05-13T09:00:00+01:00",
                        {{"episode", "one"}, {"outcome", "completed"}})});
  const auto found = under(interview, story, "2027-05-13T12:00:00+01:00");
  REQUIRE(found.size() == 2);
  CHECK(found[0].state == State::met_late);
  CHECK(found[0].episode == "one");
  CHECK(found[1].state == State::open);
}

TEST_CASE("the first review is due a day after the report, the next a week after the review") {
  const auto found = under(review,
                           english({happened("missing.reported", "2027-04-17T07:34:00+01:00"),
                                    happened("missing.reviewed", "2027-04-18T07:00:00+01:00")}),
                           "2027-04-20T09:00:00+01:00");
  REQUIRE(found.size() == 2);
  CHECK(due(found[0]) == "2027-04-18T07:34:00+01:00");
  CHECK(found[0].state == State::met);
  CHECK(found[0].occurrence == 1);
  CHECK(due(found[1]) == "2027-04-25T23:59:59+01:00");
  CHECK(found[1].state == State::open);
  CHECK(found[1].occurrence == 2);
}

TEST_CASE("a review that was not held stays the only one open, however long the child is gone") {
  const auto found =
      under(review, english({happened("missing.reported", "2027-04-17T07:34:00+01:00")}),
            "2027-07-20T09:00:00+01:00");
  REQUIRE(found.size() == 1);
  CHECK(found[0].state == State::overdue);
}

TEST_CASE("reviews stop when the child is back, and one already late stays a failure") {
  const auto reported = happened("missing.reported", "2027-04-17T07:34:00+01:00");
  const auto soon =
      only(review, english({reported, happened("child.returned", "2027-04-17T19:00:00+01:00")}),
           "2027-05-01T09:00:00+01:00");
  CHECK(soon.state == State::cancelled);
  CHECK(soon.ended_at == at("2027-04-17T19:00:00+01:00"));
  const auto late =
      only(review, english({reported, happened("child.returned", "2027-04-19T19:00:00+01:00")}),
           "2027-05-01T09:00:00+01:00");
  CHECK(late.state == State::lapsed);
}

TEST_CASE("a review held as the child comes back meets its duty, and asks for no other") {
  const auto found = under(review,
                           english({happened("missing.reported", "2027-04-17T07:34:00+01:00"),
                                    happened("missing.reviewed", "2027-04-17T19:00:00+01:00"),
                                    happened("child.returned", "2027-04-17T19:00:00+01:00")}),
                           "2027-05-01T09:00:00+01:00");
  REQUIRE(found.size() == 1);
  CHECK(found[0].state == State::met);
}

TEST_CASE("a second report of a child already missing puts nothing off") {
  const auto found = under(review,
                           english({happened("missing.reported", "2027-04-17T07:34:00+01:00"),
                                    happened("missing.reported", "2027-04-17T20:00:00+01:00")}),
                           "2027-04-18T08:00:00+01:00");
  REQUIRE(found.size() == 1);
  CHECK(found[0].state == State::overdue);
}

TEST_CASE("a report of another episode counts although no return was recorded") {
  const auto found = under(
      review,
      english({happened("missing.reported", "2027-04-17T07:34:00+01:00", {{"episode", "one"}}),
               happened("missing.reported", "2027-05-17T20:00:00+01:00", {{"episode", "two"}})}),
      "2027-05-17T21:00:00+01:00");
  REQUIRE(found.size() == 2);
  CHECK(found[1].state == State::open);
}

TEST_CASE("what was written down twice happened once") {
  auto again = happened("child.returned", "2027-05-06T14:00:00+01:00");
  again.recorded = at("2027-05-07T09:00:00+01:00");
  const auto story = english({happened("child.returned", "2027-05-06T14:00:00+01:00"), again});
  CHECK(under(interview, story, "2027-05-07T10:00:00+01:00").size() == 1);
}

TEST_CASE("each placement asks for a pack of its own") {
  const auto found = under(pack,
                           english({happened("placement.start", "2027-04-16T22:05:00+01:00"),
                                    happened("pack.recorded", "2027-04-16T23:30:00+01:00"),
                                    happened("placement.end", "2027-05-06T12:00:00+01:00"),
                                    happened("placement.start", "2027-05-06T18:00:00+01:00")}),
                           "2027-05-06T19:00:00+01:00");
  REQUIRE(found.size() == 2);
  CHECK(found[0].state == State::met);
  CHECK(found[1].state == State::open);
  CHECK(due(found[1]) == "2027-05-06T22:00:00+01:00");
}

TEST_CASE("the end of the old placement, at the moment of the new one, ends nothing of the new") {
  const auto story = english({happened("placement.end", "2027-05-06T18:00:00+01:00"),
                              happened("placement.start", "2027-05-06T18:00:00+01:00")});
  CHECK(only(pack, story, "2027-05-06T19:00:00+01:00").state == State::open);
}

TEST_CASE("a pack due in the night the clocks go back has four hours, not five") {
  const auto story = english({happened("placement.start", "2027-10-30T23:00:00+01:00")});
  CHECK(due(only(pack, story, "2027-10-31T00:00:00+01:00")) == "2027-10-31T02:00:00+00:00");
}

TEST_CASE("a return known only as some evening is counted from its beginning") {
  const auto story = english(
      {between("child.returned", "2027-05-07T18:00:00+01:00", "2027-05-07T23:59:59+01:00")});
  const auto duty = only(interview, story, "2027-05-08T09:00:00+01:00");
  CHECK(due(duty) == "2027-05-10T18:00:00+01:00");
  CHECK(tells(duty, "counted from the earliest of these moments"));
}

TEST_CASE("what meets a duty on some day without a time counts at the end of that day") {
  const auto duty =
      only(interview,
           english({happened("child.returned", "2027-05-06T14:00:00+01:00"),
                    between("return-interview.offered", "2027-05-09T00:00:00+01:00",
                            "2027-05-09T23:59:59+01:00", {{"outcome", "completed"}})}),
           "2027-05-10T09:00:00+01:00");
  CHECK(duty.state == State::met_late);
  CHECK(duty.discharged_at == at("2027-05-09T23:59:59+01:00"));
}

TEST_CASE("a child who goes missing in the evening they were found is missing again") {
  const auto found = under(
      interview,
      english({happened("missing.reported", "2027-05-01T10:00:00+01:00"),
               between("child.returned", "2027-05-07T00:00:00+01:00", "2027-05-07T23:59:59+01:00"),
               happened("missing.reported", "2027-05-07T22:00:00+01:00")}),
      "2027-05-08T09:00:00+01:00");
  REQUIRE(found.size() == 1);
  CHECK(found[0].state == State::superseded);
}

TEST_CASE("any duty can be discharged by name") {
  const auto story =
      english({happened("child.returned", "2027-05-06T14:00:00+01:00"),
               happened("duty.discharged", "2027-05-07T09:00:00+01:00", {{"duty", interview}})});
  CHECK(only(interview, story, "2027-05-08T09:00:00+01:00").state == State::met);
  CHECK(only("eng.missing.prevention-interview", story, "2027-05-08T09:00:00+01:00").state ==
        State::overdue);
}

TEST_CASE("what was recorded later was not known before") {
  auto held =
      happened("return-interview.offered", "2027-05-08T09:00:00+01:00", {{"outcome", "completed"}});
  held.recorded = at("2027-05-12T09:00:00+01:00");
  const auto story = english({happened("child.returned", "2027-05-06T14:00:00+01:00"), held});
  const auto state = [&](std::string_view known_at) {
    for (const auto& duty : duties(story, cards(), at("2027-05-10T09:00:00+01:00"), at(known_at)))
      if (duty.card->id == interview) return duty.state;
    return State::not_applicable;
  };
  CHECK(state("2027-05-11T09:00:00+01:00") == State::overdue);
  CHECK(state("2027-05-12T09:00:00+01:00") == State::met);
}

TEST_CASE("what lies ahead has not happened") {
  const auto story = english({happened("child.returned", "2027-05-06T14:00:00+01:00")});
  CHECK(only(interview, story, "2027-05-06T13:59:59+01:00").state == State::not_applicable);
}

TEST_CASE("a day off that is proclaimed after a duty was met does not move it") {
  auto files = rule_files();
  for (auto& file : files) {
    if (file.path != "calendars/england_and_wales.txt") continue;
    file.text += "  Wed 12 May 2027  A day of mourning  known since Wed 12 May 2027\n";
  }
  const auto reading = read_cards(files, read_with);
  REQUIRE(reading.problems.empty());
  const auto card = reading.cards.find("eng.missing.share");
  const auto held =
      happened("return-interview.offered", "2027-05-11T09:00:00+01:00", {{"outcome", "completed"}});
  const auto due_of = [&](std::vector<Happening> story, std::string_view now) {
    return due(duties_under(*card, english(std::move(story)), reading.cards, at(now))[0]);
  };
  CHECK(due_of({held}, "2027-05-11T12:00:00+01:00") == "2027-05-12T23:59:59+01:00");
  CHECK(due_of({held}, "2027-05-12T12:00:00+01:00") == "2027-05-13T23:59:59+01:00");
  CHECK(due_of({held, happened("missing.risk-shared", "2027-05-11T15:00:00+01:00")},
               "2027-05-20T12:00:00+01:00") == "2027-05-12T23:59:59+01:00");
}

TEST_CASE("the three contacts of the first days count each from the one before, and then end") {
  auto story = english({happened("placement.start", "2026-08-29T23:40:00+01:00"),
                        happened("keyworker.contact", "2026-08-30T20:00:00+01:00")});
  story.facts["trafficking"] = std::string("suspected");
  const auto two = under("eng.missing.prevent.contact", story, "2026-09-01T00:00:00+01:00");
  REQUIRE(two.size() == 2);
  CHECK(two[0].state == State::met);
  CHECK(two[1].state == State::overdue);
  CHECK(due(two[1]) == "2026-08-31T20:00:00+01:00");
  story.happenings.push_back(happened("keyworker.contact", "2026-08-31T19:00:00+01:00"));
  story.happenings.push_back(happened("keyworker.contact", "2026-09-01T18:00:00+01:00"));
  story.happenings.push_back(happened("keyworker.contact", "2026-09-02T18:00:00+01:00"));
  const auto three = under("eng.missing.prevent.contact", story, "2026-09-09T00:00:00+01:00");
  REQUIRE(three.size() == 3);
  for (const auto& duty : three) CHECK(duty.state == State::met);
}

TEST_CASE("whether trafficking is suspected decides, and not knowing is said") {
  constexpr auto photo = "eng.missing.prevent.photo-id";
  auto story = english({happened("placement.start", "2026-08-29T23:40:00+01:00")});
  const auto now = "2026-08-30T09:00:00+01:00";
  CHECK(only(photo, story, now).state == State::undetermined);
  CHECK(only(photo, story, now).lacks == std::vector<std::string>{"trafficking"});
  story.facts["trafficking"] = FactValue{};
  CHECK(only(photo, story, now).state == State::undetermined);
  story.facts["trafficking"] = std::string("no");
  CHECK(only(photo, story, now).state == State::not_applicable);
  story.facts["trafficking"] = std::string("reasonable-belief");
  CHECK(only(photo, story, now).state == State::open);
  story.facts.erase("trafficking");
  story.happenings.push_back(happened("trafficking.suspected", "2026-08-29T21:00:00+01:00"));
  CHECK(only(photo, story, now).state == State::open);
}

TEST_CASE("a reminder has a moment and is never a limit") {
  const auto story = english(
      {happened("return-interview.offered", "2027-03-25T10:00:00Z", {{"outcome", "completed"}})});
  const auto duty = only("eng.missing.replan", story, "2027-04-20T10:00:00+01:00");
  CHECK(duty.state == State::open);
  CHECK_FALSE(duty.due_at);
  CHECK(duty.prompt_at == at("2027-04-05T23:59:59+01:00"));
  CHECK_FALSE(duty.wake_up);
}

TEST_CASE("cards of another nation say nothing, and those of all nations do") {
  PlainStory story{{{"nation", std::string("sct")}},
                   {happened("child.returned", "2027-05-06T14:00:00+01:00"),
                    happened("placement.start", "2027-05-06T18:00:00+01:00")}};
  for (const auto& duty : duties(story, cards(), at("2027-05-07T09:00:00+01:00")))
    CHECK(std::ranges::find(duty.card->extent, Nation::scotland) != duty.card->extent.end());
  CHECK(only(pack, story, "2027-05-06T19:00:00+01:00").state == State::open);
}

TEST_CASE("when the nation is not known, what may be owed is not passed over") {
  const PlainStory story{{}, {happened("child.returned", "2027-05-06T14:00:00+01:00")}};
  const auto duty = only(interview, story, "2027-05-07T09:00:00+01:00");
  CHECK(duty.state == State::undetermined);
  CHECK(duty.lacks == std::vector<std::string>{"nation"});
}

TEST_CASE("a return before the guidance was in force starts nothing") {
  const auto story = english({happened("child.returned", "2014-01-15T23:59:59Z")});
  CHECK(only(interview, story, "2014-01-16T09:00:00Z").state == State::not_applicable);
  const auto next = english({happened("child.returned", "2014-01-16T00:00:00Z")});
  CHECK(only(interview, next, "2014-01-16T09:00:00Z").state == State::open);
}

TEST_CASE("with nothing told, every card of the nation says that it does not apply") {
  const auto found = duties(english({}), cards(), at("2027-05-07T09:00:00+01:00"));
  CHECK(static_cast<std::ptrdiff_t>(found.size()) ==
        std::ranges::count_if(cards().all, [](const auto& card) {
          return std::ranges::find(card->extent, Nation::england) != card->extent.end();
        }));
  for (const auto& duty : found) {
    CHECK(duty.state == State::not_applicable);
    CHECK_FALSE(duty.due_at);
    CHECK(duty.working == std::vector<std::string>{"Nothing has happened that starts it"});
  }
}

TEST_CASE("the working says what started the duty, how it was counted, and what met it") {
  const auto duty = only(interview,
                         english({happened("child.returned", "2027-03-26T18:00:00Z"),
                                  happened("return-interview.offered", "2027-03-29T18:40:00+01:00",
                                           {{"outcome", "declined"}})}),
                         "2027-03-29T18:50:00+01:00");
  const std::vector<std::string> expected = {
      "Started Friday 26 March 2027 at 6pm: the child returns, or is found, after missing",
      "72 hours that pass without stopping, from Friday 26 March 2027 at 6pm to Monday 29 March "
      "2027 at 7pm",
      "The clocks go forward an hour in that time",
      "Met Monday 29 March 2027 at 6:40pm: an interview is offered, and the child declines"};
  CHECK(duty.working == expected);
}

TEST_CASE("an assessment and a refusal known only to be of one morning end each other once") {
  auto story = english({happened("health.assessed", "2026-03-02T11:00:00Z"),
                        between("health.assessed", "2027-03-01T10:00:00Z", "2027-03-01T12:00:00Z"),
                        between("health.refused", "2027-03-01T11:00:00Z", "2027-03-01T11:30:00Z")});
  story.facts["dob"] = std::string("2012-05-04");
  const auto found = under("eng.lac.health.next", story, "2027-03-04T09:00:00Z");
  REQUIRE(found.size() == 3);
  CHECK(found[0].state == State::cancelled);
  CHECK(found[1].state == State::met);
  CHECK(found[2].state == State::open);
}
