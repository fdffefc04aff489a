#include <doctest/doctest.h>

#include "care/placement.h"
#include "missing/episode.h"
#include "values/random.h"
#include "web/at_once.h"

/// Of two who send a form about one child at the same moment. What becomes of them, page by page:
///
///   .../missing/report              one reports; the other: is missing already
///   .../missing/{}/found            one finds; the other: is found already
///   .../missing/{}/police           both are kept; one takes it and is the officer
///   .../missing/{}/tonight          no winner: the answer may change in the night, the last stands
///   .../missing/{}/sighting, review, safe-and-well, interview
///                                   no winner: each is another
///   .../place                       one; the other: is placed already
///   .../allocate, guardian, reviewing-officer
///                                   one; the other: is asked why it changes
///   .../take-on                     one; the other: a team has the child
///   .../lend                        no winner: each lends what it says
///   .../lend/end, lend/approve      one; the other: is not lent any more, is approved already
///   .../correct/{}                  one; the other: is corrected already
///   .../escalate                    one begins, one ends; the other: is so already
///   .../review-visit                no winner: several may be planned
///   .../duties/{}                   one; the other: nothing is to be done
///   .../duties/{}/depart            no winner: a manager approves by recording it too
///   .../nrm                         no winner: two bodies may each refer, and tell what came
///   .../contact, pack, record/{}    no winner: each tells what its sender knows
///   .../reveal                      no winner: each is a look of its own, and a code is good once
///   /notices/{}/acknowledge         one; the other is shown the list, as it is
///   /concern                        no winner: nobody knows yet that it is one child
///   /break-glass...                 web/break_glass/one_winner_test.cpp
///   /register..., /welcome/{}, /devices/{}, /sign-in
///                                   web/register/one_winner_test.cpp
///   /drafts, /sign-out, /my-sessions/end, /demo...
///                                   no winner: one's own, and again is the same
namespace haven::web {
namespace {

/// A child of the round, with a team and two workers.
struct OneChild : TestSite {
  std::string force = held.add_organisation("police");
  std::string authority = held.add_organisation();
  std::string national = held.add_organisation("national_desk");
  std::string amara = held.add_person(authority, "social_worker");
  std::string ben = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager");
  std::string max = held.add_person(authority, "team_manager");
  std::string fay = held.add_person(force, "police_missing");
  std::string finn = held.add_person(force, "police_missing");
  std::string cora = held.add_person(national, "national_coordinator");
  Browser as_amara = browser_of(amara);
  Browser as_ben = browser_of(ben);
  Browser as_mel = browser_of(mel);
  Browser as_max = browser_of(max);
  Browser as_fay = browser_of(fay);
  Browser as_finn = browser_of(finn);
  ChildId child = held.add_child({});

  OneChild() {
    stands(mel, "team_manager", "t:1");
    stands(max, "team_manager", "t:1");
    for (const auto& officer : {fay, finn}) stands(officer, "missing_desk_duty", force);
  }

  void stands(const std::string& subject, const char* as, const std::string& object) {
    held.relate(child, {.subject = subject, .relation = as, .object = object});
  }
  void add(std::string_view kind, cases::Fields fields, const std::string& by = "u:x") {
    held.add(cases::stream_of(child), kind, std::move(fields), by);
  }
  std::string entity() { return cases::entity(child); }

  void child_without_a_team() {
    child = held.add_child({{"names", "Linh Tran"}, {"nation", "eng"}});
    add("lac.start", {{"authority", authority}});
    stands(ben, "opened", entity());
  }
  void child_of_a_team() {
    child_without_a_team();
    stands("t:1", "responsible_team", entity());
  }
  void child_of_two() {
    child_of_a_team();
    for (const auto& worker : {amara, ben}) stands(worker, "allocated_worker", entity());
  }
  /// Since now; the part of its address that names this time.
  std::string is_missing() {
    const auto episode = random_id<EpisodeId>().text();
    add("missing.reported", {{"episode", "ep:" + episode}, {"force", force}});
    stands("ep:" + episode, "about", entity());
    stands("ep:" + episode, "reported_to", force);
    return episode;
  }
  void lends(const std::string& lender, const std::string& to) {
    held.relate(child, {.subject = to,
                        .relation = "delegate",
                        .object = lender,
                        .until = now + Hours(24),
                        .cases = std::vector{entity()},
                        .classes = std::vector<std::string>{"core", "case"}});
  }
  /// That this user is told of something; the part of its address that names the notice.
  std::string is_told(const std::string& user) {
    const auto notice = random_id<EventId>().text();
    add("notice.sent", {{"notice", "n:" + notice},
                        {"to", user},
                        {"of", cases::entity(story()->told().front()->id)},
                        {"kind", "concern.received"}});
    return notice;
  }
  /// That this user has spoken with the child; the part of its address that names the record.
  std::string was_contacted(const std::string& by) {
    add("keyworker.contact", {{"how", "voice"}}, by);
    return story()->told().back()->id.text();
  }

  std::shared_ptr<const cases::Story> story() { return cases().story(child); }
  std::string at(std::string_view page) { return "/children/" + child.text() + std::string(page); }
  /// How many of these are recorded, and how many of them name this relation.
  auto all_of(std::string_view kind, std::string_view relation = {}) {
    const auto told = story()->told();
    return std::ranges::count_if(told, [&](const auto& event) {
      return event->name() == kind && (relation.empty() || event->by_name("relation") == relation);
    });
  }
  auto begun(std::string_view relation) { return all_of("relation.started", relation); }
  auto ended(std::string_view relation) { return all_of("relation.ended", relation); }
  std::string shown(const std::string& user) { return cases().people()->shown(user); }
};

Fields reports() { return {{"last_seen", "now"}}; }

TEST_CASE_FIXTURE(OneChild, "of two who report a child missing at once, one does") {
  each_round(*this, &OneChild::child_of_two, [&] {
    const auto page = at("/missing/report");
    const auto answers =
        at_once(*this, {sends(as_amara, page, reports()), sends(as_ben, page, reports())});
    CHECK(led_on(answers) == 1);
    CHECK(says(other_of(answers), "This child is already recorded as missing"));
    CHECK(missing::episodes(*story()).size() == 1);
    CHECK(begun("about") == 1);
  });
}

TEST_CASE_FIXTURE(OneChild, "of a worker and an officer who find a child at once, one does") {
  each_round(*this, &OneChild::child_of_two, [&] {
    const auto page = at("/missing/" + is_missing() + "/found");
    const auto answers = at_once(*this, {sends(as_amara, page, {}), sends(as_fay, page, {})});
    CHECK(led_on(answers) == 1);
    CHECK(says(other_of(answers), "This child is already recorded as found"));
    CHECK(all_of("child.returned") == 1);
    CHECK(ended("about") == 1);
  });
}

TEST_CASE_FIXTURE(OneChild, "of two officers who take a report at once, both read who has it") {
  each_round(*this, &OneChild::child_of_two, [&] {
    const auto episode = at("/missing/" + is_missing());
    const Fields level{{"level", "high"}, {"set_by", "inspector"}};
    const auto answers = at_once(*this, {sends(as_fay, episode + "/police", level),
                                         sends(as_finn, episode + "/police", level)});
    CHECK(led_on(answers) == 2);
    CHECK(begun("episode_officer") == 1);
    const auto taken = missing::episodes(*story()).back();
    CHECK(cases().relations()->live(taken.taken->author.by, "episode_officer", taken.entity, now));
    for (auto* browser : {&as_fay, &as_finn}) CHECK(says(browser->get(episode), "Report taken"));
  });
}

TEST_CASE_FIXTURE(OneChild, "of two who place a child at once, one does, and the other reads so") {
  each_round(*this, &OneChild::child_of_two, [&] {
    const Fields place{{"type", "foster"}};
    const auto answers =
        at_once(*this, {sends(as_amara, at("/place"), place), sends(as_ben, at("/place"), place)});
    CHECK(led_on(answers) == 1);
    CHECK(begun("about") == 1);
    CHECK(says(other_of(answers), "Somebody else has placed the child since you opened this"));
    CHECK(says(other_of(answers), care::placement_now(*story())->entity));
  });
}

TEST_CASE_FIXTURE(OneChild,
                  "of two who fill a post at once, one does, and the other reads by whom") {
  struct Filled {
    std::string_view post, page;
    std::string one, other;
  };
  const auto guardians = held.add_organisation("guardian_service");
  const Filled posts[] = {{"allocated_worker", "/allocate", amara, ben},
                          {"guardian", "/guardian", held.add_person(guardians, "guardian"),
                           held.add_person(guardians, "guardian")},
                          {"iro", "/reviewing-officer", held.add_person(authority, "iro"),
                           held.add_person(authority, "iro")}};
  for (const auto& [post, page, one, other] : posts) {
    CAPTURE(post);
    each_round(*this, &OneChild::child_of_a_team, [&] {
      const auto answers = at_once(*this, {sends(as_mel, at(page), {{"to", one}}),
                                           sends(as_max, at(page), {{"to", other}})});
      CHECK(led_on(answers) == 1);
      CHECK(begun(post) == 1);
      CHECK(says(other_of(answers), "Choose why it changes"));
      CHECK(leads_to(other_of(answers)) == "reason");
      CHECK(says(other_of(answers), "Now: " + shown(answers[0].status == 303 ? one : other)));
    });
  }
}

/// The button with which a manager takes the child for this team.
Sends takes_on(OneChild& of, TestSite::Browser& by, const char* team) {
  return sends(by, of.at("/take-on"), {{"team", team}});
}

TEST_CASE_FIXTURE(OneChild, "of two managers of a team who take a child on at once, one does") {
  each_round(*this, &OneChild::child_without_a_team, [&] {
    const auto answers =
        at_once(*this, {takes_on(*this, as_mel, "t:1"), takes_on(*this, as_max, "t:1")});
    CHECK(led_on(answers) == 1);
    CHECK(begun("responsible_team") == 1);
    CHECK(other_of(answers).status == 409);
    CHECK(says(other_of(answers), "A team has the child already"));
  });
}

TEST_CASE_FIXTURE(OneChild, "of two teams that take a child on at once, one does") {
  const auto tom = held.add_person(authority, "team_manager");
  stands(tom, "team_manager", "t:2");
  auto as_tom = browser_of(tom);
  each_round(*this, &OneChild::child_without_a_team, [&] {
    const auto answers =
        at_once(*this, {takes_on(*this, as_mel, "t:1"), takes_on(*this, as_tom, "t:2")});
    CHECK(led_on(answers) == 1);
    CHECK(begun("responsible_team") == 1);
    const auto& other = other_of(answers);
    // Once another team has the child, it is not theirs to know of.
    CHECK((says(other, "Somebody else recorded something about this child just before you") ||
           other.status == 404));
  });
}

TEST_CASE_FIXTURE(OneChild, "what is lent is ended once, however many buttons are pressed") {
  auto elsewhere = browser_of(amara);
  each_round(*this, &OneChild::child_of_two, [&] {
    lends(amara, ben);
    const Fields lent{{"lent", amara + " " + ben}};
    const auto answers = at_once(
        *this, {sends(as_amara, at("/lend/end"), lent), sends(elsewhere, at("/lend/end"), lent)});
    CHECK(led_on(answers) == 1);
    CHECK(ended("delegate") == 1);
    CHECK(says(other_of(answers), "That is not lent any more"));
    CHECK(says(as_amara.get(at("/lend/now")), "Nothing is lent"));
  });
}

TEST_CASE_FIXTURE(OneChild, "the address is lent once, however many managers approve it") {
  each_round(*this, &OneChild::child_of_two, [&] {
    lends(amara, ben);
    const Fields lent{{"lent", amara + " " + ben}};
    const auto answers = at_once(*this, {sends(as_mel, at("/lend/approve"), lent),
                                         sends(as_max, at("/lend/approve"), lent)});
    CHECK(led_on(answers) == 1);
    CHECK(begun("delegate") == 2);
    CHECK(says(other_of(answers), "The address is lent to them already"));
    for (auto* browser : {&as_mel, &as_max})
      CHECK(says(browser->get(at("/lend/now")), "the address until"));
  });
}

TEST_CASE_FIXTURE(OneChild, "of two who correct a record at once, one does") {
  each_round(*this, &OneChild::child_of_two, [&] {
    const auto page = at("/correct/" + was_contacted(amara));
    const Fields wrong{{"why", "It was another child"}};
    const auto answers = at_once(*this, {sends(as_amara, page, wrong), sends(as_mel, page, wrong)});
    CHECK(led_on(answers) == 1);
    CHECK(all_of("corrected") == 1);
    CHECK(says(other_of(answers), "This is corrected already"));
  });
}

TEST_CASE_FIXTURE(OneChild, "of two who bring a child before the national desk at once, one does") {
  each_round(*this, &OneChild::child_of_two, [&] {
    const Fields brings{{"to", cora}, {"does", "start"}, {"reason", "Nobody answers"}};
    const auto answers = at_once(
        *this, {sends(as_amara, at("/escalate"), brings), sends(as_ben, at("/escalate"), brings)});
    CHECK(led_on(answers) == 1);
    CHECK(begun("escalated_to") == 1);
    CHECK(says(other_of(answers), "The child is escalated to them already"));
    CHECK(says(other_of(answers), shown(cora) + " sees this child now"));
  });
}

TEST_CASE_FIXTURE(OneChild,
                  "of two who take a child back from the national desk at once, one does") {
  each_round(*this, &OneChild::child_of_two, [&] {
    stands(cora, "escalated_to", entity());
    const Fields ends{{"to", cora}, {"does", "end"}};
    const auto answers = at_once(
        *this, {sends(as_amara, at("/escalate"), ends), sends(as_ben, at("/escalate"), ends)});
    CHECK(led_on(answers) == 1);
    CHECK(ended("escalated_to") == 1);
    CHECK(says(other_of(answers), "The child is not escalated to them"));
    CHECK_FALSE(says(other_of(answers), "sees this child now"));
  });
}

TEST_CASE_FIXTURE(OneChild, "of two who say at once that a duty was done, one does") {
  each_round(*this, &OneChild::child_of_two, [&] {
    add("placement.start", {{"placement", "pl:" + child.text()}});
    const Fields done{{"evidence", "The pack is with the night staff"}};
    const auto page = at("/duties/haven.missing.pack");
    const auto answers = at_once(*this, {sends(as_amara, page, done), sends(as_ben, page, done)});
    CHECK(led_on(answers) == 1);
    CHECK(all_of("duty.discharged") == 1);
    CHECK(says(other_of(answers), "Nothing is to be done about this now"));
  });
}

TEST_CASE_FIXTURE(OneChild, "a notice is answered once, however many buttons are pressed") {
  auto elsewhere = browser_of(amara);
  each_round(*this, &OneChild::child_of_two, [&] {
    const auto page = "/notices/" + is_told(amara) + "/acknowledge";
    const auto answers = at_once(*this, {sends(as_amara, page, {}), sends(elsewhere, page, {})});
    CHECK(led_on(answers) == 2);
    CHECK(all_of("notice.acknowledged") == 1);
    CHECK(site.inbox.unread(amara) == 0);
  });
}

/// Twelve who do what the work with a missing child asks of them, each another thing.
struct Twelve : OneChild {
  std::vector<std::string> workers;
  std::vector<Browser> browsers;
  std::string greta = held.add_person(held.add_organisation("guardian_service"), "guardian");

  Twelve() {
    for (int i = 0; i < 9; ++i) workers.push_back(held.add_person(authority, "social_worker"));
    for (const auto& worker : workers) browsers.push_back(browser_of(worker));
  }
  std::vector<Sends> all() {
    child_of_a_team();
    for (const auto& worker : workers) stands(worker, "allocated_worker", entity());
    const auto episode = at("/missing/" + is_missing());
    const auto notice = is_told(workers[5]);
    const auto contact = was_contacted(workers[4]);
    auto by = browsers.begin();
    return {
        sends(*by++, at("/contact"), {{"how", "voice"}}),
        sends(*by++, at("/pack"), {{"height", "Tall"}}),
        sends(*by++, at("/nrm"), {{"event", "nrm.referral.made"}}),
        sends(*by++, at("/lend"),
              {{"to", amara}, {"classes", "core"}, {"days", "1"}, {"reason", "Leave"}}),
        sends(*by++, at("/correct/" + contact), {{"why", "It was another child"}}),
        sends(*by++, "/notices/" + notice + "/acknowledge", {}),
        sends(*by++, at("/record/lac.visit"), {{"note", "She was out"}}),
        sends(*by++, at("/escalate"), {{"to", cora}, {"does", "start"}, {"reason", "No answer"}}),
        sends(*by++, episode + "/review", {{"came", "All"}, {"decisions", "Ask her friends"}}),
        sends(as_fay, episode + "/sighting", {{"area", "Market Street"}}),
        sends(as_finn, episode + "/police", {{"level", "high"}, {"set_by", "inspector"}}),
        sends(as_mel, at("/guardian"), {{"to", greta}})};
  }
};

TEST_CASE_FIXTURE(Twelve, "twelve people who act on one child at once are all heard") {
  for (int round = 0; round < rounds(); ++round) {
    CAPTURE(round);
    const auto acts = all();
    const auto before = story()->told().size();
    REQUIRE(acts.size() == 12);
    CHECK(led_on(at_once(*this, acts)) == 12);
    for (const auto* kind :
         {"pack.recorded", "nrm.referral.made", "corrected", "notice.acknowledged", "lac.visit",
          "missing.reviewed", "child.located", "missing.police"})
      CHECK(all_of(kind) == 1);
    CHECK(all_of("keyworker.contact") == 2);
    for (const auto* relation : {"delegate", "escalated_to", "guardian", "episode_officer"})
      CHECK(begun(relation) == 1);
    CHECK(story()->told().size() == before + 13);
  }
}

}  // namespace
}  // namespace haven::web
