#include "casework/break_glass.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"
#include "values/random.h"

namespace haven::casework {
namespace {

using cases::test_now;

EventId fresh() { return random_id<EventId>(); }

Claim whole_claim() {
  return {"bg:1",
          {"Linh Tran", "3 May 2011"},
          "Eastholt station, platform 2",
          "She is alone, has no coat and says she ran from a car",
          "found_child"};
}

/// Three hours ago.
Opening an_opening(std::string by, ChildId child) {
  Opening opening;
  opening.claim = "bg:0";
  opening.by = std::move(by);
  opening.child = child;
  opening.reason_code = "found_child";
  opening.opened = test_now - Hours(3);
  return opening;
}

access::Request asked_by(const std::string& user) {
  access::Request asked;
  asked.principal = {"u:" + user, "p:" + user, "o:east"};
  asked.principal.status = "active";
  asked.principal.training = "current";
  asked.principal.vetting = "current";
  asked.context.now = test_now;
  asked.context.purpose = access::Purpose::safeguarding;
  return asked;
}
cases::ClaimPermit may_claim(const access::Request& asked = asked_by("eve")) {
  return access::permit<access::Action::break_glass, access::Class::core>(asked, {}).value();
}

TEST_CASE("a claim that leaves something out names what is missing") {
  CHECK(check(whole_claim()));
  const auto wrong = [](auto change) {
    auto claim = whole_claim();
    change(claim);
    return check(claim).error().where;
  };
  CHECK(wrong([](Claim& claim) { claim.said.name.clear(); }) == "name");
  CHECK(wrong([](Claim& claim) { claim.said.born_or_reference.clear(); }) == "born");
  CHECK(wrong([](Claim& claim) { claim.where.clear(); }) == "where");
  CHECK(wrong([](Claim& claim) { claim.reason = "  too short          "; }) == "reason");
  CHECK(wrong([](Claim& claim) { claim.reason_code.clear(); }) == "reason_code");
}

TEST_CASE("the fourth claim within a day is for the duty desk") {
  std::vector<EarlierClaim> earlier;
  for (int each = 1; each <= 3; ++each) {
    CHECK(file(may_claim(), whole_claim(), earlier));
    earlier.push_back({"bg:e" + std::to_string(each), test_now - Hours(each)});
  }
  CHECK_FALSE(file(may_claim(), whole_claim(), earlier));
  earlier.back().at = test_now - Hours(24);
  CHECK(file(may_claim(), whole_claim(), earlier));
}

TEST_CASE("who is on hold, lapsed or technical cannot even claim") {
  const auto refused = [](auto change) {
    auto asked = asked_by("eve");
    change(asked.principal);
    return !access::permit<access::Action::break_glass, access::Class::core>(asked, {});
  };
  CHECK_FALSE(refused([](auto&) {}));
  CHECK(refused([](auto& who) { who.hold = true; }));
  CHECK(refused([](auto& who) { who.training = "lapsed"; }));
  CHECK(refused([](auto& who) { who.vetting = "lapsed"; }));
  CHECK(refused([](auto& who) { who.status = "suspended"; }));
  CHECK(refused([](auto& who) { who.roles = {"sysadmin"}; }));
}

TEST_CASE("a match opens only while no other opening of the same person is open") {
  const auto filed = file(may_claim(), whole_claim(), {}).value();
  const auto child = random_id<ChildId>();
  auto other = an_opening("u:eve", random_id<ChildId>());
  other.opened = test_now - Minutes(59);
  CHECK(may_open(filed, child, {}, {}, test_now));
  CHECK_FALSE(may_open(filed, child, {&other, 1}, {}, test_now));
  other.stopped = test_now - Minutes(1);
  CHECK(may_open(filed, child, {&other, 1}, {}, test_now));
  other.stopped.reset();
  other.opened = test_now - Minutes(60);
  CHECK(may_open(filed, child, {&other, 1}, {}, test_now));
}

/// A child of Eastholt's, with the people round them.
struct Review {
  Review() {
    relate("t:missing", "responsible_team", cases::entity(child));
    relate(mel.user(), "team_manager", "t:missing");
    relate(ben.user(), "member_of", "t:missing");
    held.add(cases::stream_of(child), "concern.received", {{"authority", "o:east"}});
    story = held.cases().story(child);
    for (const auto* person : {&mel, &ben, &pia, &eve}) people.keep(*person);
  }
  void relate(std::string subject, std::string word, std::string object) {
    access::Relation relation;
    relation.subject = std::move(subject);
    relation.relation = std::move(word);
    relation.object = std::move(object);
    relations = relations.with(std::move(relation));
  }
  static cases::Person a_person(std::string role, std::string organisation = "o:east") {
    cases::Person person;
    person.id = random_id<PersonId>();
    person.organisation = std::move(organisation);
    person.roles = {std::move(role)};
    return person;
  }
  Opening by(const cases::Person& person) const { return an_opening(person.user(), child); }
  Everyone everyone() const { return {people, relations, test_now}; }
  bool may(const cases::Person& reviewer, const cases::Person& opener) const {
    return may_review(reviewer, by(opener), *story, everyone());
  }
  Result<Reviewed> judge(const cases::Person& reviewer, const Opening& opening,
                         std::string verdict) const {
    auto asked = asked_by("x");
    asked.principal.id = reviewer.user();
    asked.principal.person = reviewer.person();
    asked.principal.roles = {"break_glass_reviewer"};
    asked.resource.case_id = cases::entity(child);
    asked.resource.state = access::Resource::State::open;
    asked.resource.requester_person = people.person(opening.by)->person();
    asked.context.purpose = access::Purpose::oversight;
    const auto permit =
        TRY((access::permit<access::Action::review_break_glass, access::Class::request>(
            asked, relations)));
    return review(permit, opening, *story, everyone(),
                  {std::move(verdict), "The log shows it", fresh(), fresh()});
  }

  cases::TestRegister held;
  ChildId child = random_id<ChildId>();
  cases::Person mel = a_person("team_manager");
  cases::Person ben = a_person("social_worker");
  cases::Person pia = a_person("safeguarding_lead");
  cases::Person eve = a_person("edt");
  access::Relations relations;
  cases::Register people;
  std::shared_ptr<const cases::Story> story;
};

TEST_CASE_FIXTURE(Review,
                  "the manager of the team or a safeguarding lead of the authority judges") {
  CHECK(may(mel, eve));
  CHECK(may(pia, eve));
  CHECK_FALSE(may(ben, eve));
  CHECK_FALSE(may(a_person("safeguarding_lead", "o:harrow"), eve));
  CHECK_FALSE(may(a_person("team_manager"), eve));
}

TEST_CASE_FIXTURE(Review, "leave to judge openings is not leave to judge this one") {
  const auto other = a_person("team_manager");
  people.keep(other);
  CHECK_FALSE(judge(other, by(eve), "justified"));
  CHECK(judge(mel, by(eve), "justified"));
}

TEST_CASE_FIXTURE(Review, "to judge, and to keep the national register, follow from one's work") {
  cases::TestRegister kept;
  const auto platform = kept.add_organisation("platform");
  const auto authority = kept.add_organisation();
  const auto has = [&](const std::string& user, std::string_view role) {
    const auto everybody = kept.cases().people();
    const auto roles = everybody->principal(*everybody->person(user), test_now).roles;
    return std::ranges::find(roles, role) != roles.end();
  };
  CHECK(has(kept.add_person(platform, "org_admin"), "register_keeper"));
  CHECK_FALSE(has(kept.add_person(authority, "org_admin"), "register_keeper"));
  CHECK_FALSE(has(kept.add_person(platform, "social_worker"), "register_keeper"));
  for (const auto* role : {"team_manager", "safeguarding_lead"})
    CHECK(has(kept.add_person(authority, role), "break_glass_reviewer"));
  for (const auto* role : {"social_worker", "edt", "org_admin"})
    CHECK_FALSE(has(kept.add_person(authority, role), "break_glass_reviewer"));
}

TEST_CASE_FIXTURE(Review, "nobody judges their own opening, or that of their own team") {
  CHECK_FALSE(may(mel, mel));
  CHECK_FALSE(may(pia, pia));
  CHECK_FALSE(may(mel, ben));
  CHECK(may(pia, ben));
  CHECK_FALSE(judge(pia, by(pia), "justified"));
  CHECK_FALSE(judge(mel, by(ben), "justified"));
}

TEST_CASE_FIXTURE(Review, "an opening is judged once it is over, and once only") {
  auto opening = by(eve);
  CHECK(judge(mel, opening, "justified"));
  CHECK_FALSE(judge(mel, opening, ""));
  CHECK_FALSE(judge(mel, opening, "perhaps"));
  opening.reviewed = test_now;
  CHECK_FALSE(judge(mel, opening, "justified"));
  opening = by(eve);
  opening.opened = test_now - Minutes(59);
  CHECK_FALSE(judge(mel, opening, "justified"));
}

TEST_CASE_FIXTURE(Review,
                  "only who opened without justification is put on hold, and keeps their status") {
  CHECK_FALSE(judge(mel, by(eve), "justified")->hold);
  CHECK_FALSE(judge(mel, by(eve), "unclear")->hold);
  const auto judged = judge(mel, by(eve), "not_justified");
  REQUIRE(judged);
  REQUIRE(judged->hold);
  CHECK(judged->hold->person == eve.id);
  CHECK(judged->hold->status.fields.at("hold") == "yes");
  CHECK(judged->hold->status.fields.at("status") == "active");
}

/// Eve, who has opened the record of one child, and a duty manager of her body.
struct AnOpening {
  cases::TestRegister held;
  std::string office = held.add_organisation();
  std::string eve = held.add_person(office, "social_worker");
  std::string dora = held.add_person(office, "duty_manager");
  ChildId child = held.add_child({{"names", "Linh Tran"}});
  ChildId other = held.add_child({{"names", "Asha Bello"}});
  Openings openings{held.cases()};

  AnOpening() { add("break-glass.opened", {{"reason_code", "risk_to_life"}}, eve); }
  void add(std::string_view kind, cases::Fields fields, const std::string& by) {
    fields["claim"] = "bg:1";
    held.add(cases::stream_of(child), kind, std::move(fields), by);
  }
  access::Context context(const std::string& user, ChildId of, Instant now) {
    access::Request asked;
    asked.resource.case_id = cases::entity(of);
    asked.context.now = now;
    const auto people = held.cases().people();
    bring_emergencies(asked, *people->person(user), openings, *people);
    return asked.context;
  }
};

TEST_CASE_FIXTURE(AnOpening,
                  "an opening stands in what is asked of that child, by whoever opened it") {
  const auto now = test_now + Minutes(59);
  REQUIRE(context(eve, child, now).break_glass);
  CHECK(context(eve, child, now).break_glass->by == eve);
  CHECK(context(eve, child, now).break_glass->eligible);
  CHECK_FALSE(context(eve, other, now).break_glass);
  CHECK_FALSE(context(dora, child, now).break_glass);
}

TEST_CASE_FIXTURE(AnOpening,
                  "it is over after its hour, when it is stopped, and once it is judged") {
  CHECK_FALSE(context(eve, child, test_now + Minutes(60)).break_glass);
  add("break-glass.stopped", {}, eve);
  CHECK_FALSE(context(eve, child, test_now + Seconds(1)).break_glass);
}

TEST_CASE_FIXTURE(AnOpening,
                  "how long it waits for its review counts from its end, until it is judged") {
  CHECK_FALSE(context(eve, child, test_now + Minutes(59)).unreviewed_break_glass_h);
  CHECK(*context(eve, other, test_now + Hours(73)).unreviewed_break_glass_h == doctest::Approx(72));
  add("break-glass.reviewed", {{"verdict", "justified"}}, dora);
  CHECK_FALSE(context(eve, child, test_now + Hours(73)).unreviewed_break_glass_h);
}

TEST_CASE_FIXTURE(AnOpening, "a duty manager who stood beside it counts, while they are one") {
  add("break-glass.confirmed", {{"reason", "Rang her"}}, dora);
  const auto glass = context(eve, child, test_now + Minutes(1)).break_glass;
  REQUIRE(glass);
  CHECK(glass->confirmed_by_role == "duty_manager");
  CHECK(glass->confirmed_by_person == held.cases().people()->person(dora)->person());
}

TEST_CASE_FIXTURE(AnOpening, "whoever is on hold has broken no glass that opens anything") {
  held.add(ledger::StreamId{PersonId::from_text(eve.substr(2))->bytes}, "person.status",
           {{"status", "active"}, {"hold", "yes"}});
  const auto glass = context(eve, child, test_now + Minutes(1)).break_glass;
  REQUIRE(glass);
  CHECK_FALSE(glass->eligible);
}

TEST_CASE_FIXTURE(AnOpening, "what is over is not stopped again") {
  const auto people = held.cases().people();
  CHECK(stopped(*openings.claim("bg:1"), *people, {fresh(), test_now + Minutes(1)}));
  CHECK_FALSE(stopped(*openings.claim("bg:1"), *people, {fresh(), test_now + Minutes(60)}));
}

}  // namespace
}  // namespace haven::casework
