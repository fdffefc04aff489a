#include <doctest/doctest.h>

#include "care/events.h"
#include "signin/one_time_codes.h"
#include "signin/totp.h"
#include "values/random.h"
#include "web/break_glass/recent_claims.h"
#include "web/test_site.h"

/// What a browser can send that none of our pages ever made.
namespace haven::web {
namespace {

/// A child with a worker and a manager, and another child who is nobody's of theirs.
struct TwoChildren : TestSite {
  std::string force = held.add_organisation("police");
  std::string authority = held.add_organisation();
  std::string amara = held.add_person(authority, "social_worker");
  std::string ben = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager");
  std::string ada = held.add_person(authority, "org_admin");
  ChildId child = held.add_child({{"names", "Linh Tran"}, {"nation", "eng"}});
  ChildId other = held.add_child({{"names", "Bao Le"}, {"nation", "eng"}});

  TwoChildren() {
    held.relate(child,
                {.subject = amara, .relation = "allocated_worker", .object = cases::entity(child)});
    held.relate(child, {.subject = mel, .relation = "team_manager", .object = "t:1"});
    held.relate(child,
                {.subject = "t:1", .relation = "responsible_team", .object = cases::entity(child)});
    held.add(cases::stream_of(child), "lac.start", {{"authority", authority}});
  }

  std::string at(std::string_view page) { return "/children/" + child.text() + std::string(page); }
  std::size_t events() { return cases().story(child)->told().size(); }
  std::size_t all_of(std::string_view type) {
    return cases().story(child)->all(cases::kind_named(type)).size();
  }

  /// The other child is missing: an episode that a desk follows.
  std::string other_is_missing() {
    const std::string episode = "ep:" + random_id<EpisodeId>().text();
    held.add(cases::stream_of(other), "missing.reported", {{"episode", episode}});
    held.relate(other, {.subject = episode, .relation = "about", .object = cases::entity(other)});
    held.relate(other, {.subject = episode, .relation = "reported_to", .object = force});
    return episode;
  }
  bool is_open(const std::string& episode) {
    bool open = false;
    cases().relations()->each_from(episode, "about", now,
                                   [&](const access::Relation& about) { open = !about.closed_at; });
    return open;
  }
};

TEST_CASE_FIXTURE(TwoChildren, "a form that names an event of another page records nothing") {
  held.add(cases::stream_of(child), "nrm.referral.made", {});
  auto browser = browser_of(amara);
  for (const auto* event :
       {"placement.start", "missing.reported", "relation.started", "no.event"}) {
    const auto before = events();
    const auto answer = browser.post(at("/nrm"), {{"command", a_command()}, {"event", event}});
    CHECK(is_shown_again(answer));
    CHECK(events() == before);
  }
  CHECK(browser.get(at("")).status == 200);
}

TEST_CASE_FIXTURE(TwoChildren,
                  "what is decided beyond the leave asked for is kept back with an alarm") {
  const auto permit =
      access::permit<access::Action::record, access::Class::case_>(
          held.asks(amara, cases::entity(child), access::Purpose::care, "nrm.referral.made"),
          *cases().relations())
          .value();
  const cases::Decided another{
      {&care::events::placement_start, Span::at(now), {}, random_id<EventId>()}, {}};
  const auto kept = cases::record(cases(), permit, child, {}, another, random_id<CommandId>());
  REQUIRE_FALSE(kept);
  CHECK(kept.error().kind == Problem::Kind::broken);
  CHECK(cases().alarms() == 1);
}

TEST_CASE_FIXTURE(TwoChildren, "a welcome code typed with blanks opens its page") {
  const auto people = cases().people();
  const auto code =
      signin::give_welcome(*desk, {people->person(amara)->id, signin::new_totp_secret()}, now)
          .value();
  auto with_blanks = code;
  std::ranges::replace(with_blanks, '-', ' ');
  const auto answer = stranger(Method::get, "/welcome/" + with_blanks);
  CHECK(answer.status == 200);
  CHECK(says(answer, "Welcome"));
}

TEST_CASE_FIXTURE(TwoChildren, "nobody is added to a register in the place of a child") {
  auto browser = browser_of(ada);
  const Fields newcomer{
      {"command", child.text()},    {"name", "Pat Doe"},          {"sign_in", "pat.doe"},
      {"email", "pat@example.org"}, {"phone", "01632 960001"},    {"roles", "social_worker"},
      {"trained_until-day", "1"},   {"trained_until-month", "1"}, {"trained_until-year", "2028"},
      {"vetted_until-day", "1"},    {"vetted_until-month", "1"},  {"vetted_until-year", "2028"}};
  browser.post("/register/people/new", newcomer);
  const auto story = cases().story(child);
  CHECK(cases().ledger().version_of(cases::stream_of(child)) == story->version);
  CHECK(cases().people()->person("u:" + child.text()) == nullptr);
  // And whoever stands beside the child goes on recording.
  auto worker = browser_of(amara);
  CHECK(worker.post(at("/contact"), {{"command", a_command()}, {"how", "voice"}}).status == 303);
}

TEST_CASE_FIXTURE(TwoChildren, "a stream that is a child's takes nobody of the register") {
  const auto permit =
      access::permit<access::Action::record, access::Class::account>(
          held.asks(ada, "", access::Purpose::oversight, "person.added"), *cases().relations())
          .value();
  cases::NewEvent added{
      &cases::kind_named("person.added"), Span::at(now), {}, random_id<EventId>()};
  added.fields = {{"organisation", authority}, {"name", "Pat Doe"}};
  CHECK_FALSE(cases::record_in_register(cases(), permit, cases::stream_of(child), {added},
                                        random_id<CommandId>()));
}

TEST_CASE_FIXTURE(TwoChildren, "a worker of one child cannot close the episode of another") {
  const auto episode = other_is_missing();
  REQUIRE(is_open(episode));
  auto browser = browser_of(amara);
  for (const auto& named : {episode, "pl:" + episode.substr(3)})
    browser.post(at("/record/placement.end"),
                 {{"command", a_command()}, {"placement", named}, {"reason", "other"}});
  CHECK(is_open(episode));
  // Nor can the record of a child name what is another child's.
  const auto before = events();
  const auto answer = browser.post(at("/record/missing.strategy-held"),
                                   {{"command", a_command()}, {"episode", episode}});
  CHECK(is_shown_again(answer));
  CHECK(events() == before);
}

TEST_CASE_FIXTURE(TwoChildren, "a form sent again with other words is refused and loses nothing") {
  auto browser = browser_of(amara);
  const auto command = a_command();
  REQUIRE(browser.post(at("/contact"), {{"command", command}, {"how", "voice"}, {"note", "rang"}})
              .status == 303);
  SUBCASE("the same words are answered as before") {
    CHECK(browser.post(at("/contact"), {{"command", command}, {"how", "voice"}, {"note", "rang"}})
              .status == 303);
    CHECK(all_of("keyworker.contact") == 1);
  }
  SUBCASE("other words are refused, shown again, and recorded when they are sent once more") {
    const auto answer =
        browser.post(at("/contact"), {{"command", command}, {"how", "voice"}, {"note", "met"}});
    CHECK(is_shown_again(answer));
    CHECK(says(answer, "recorded before, with other words"));
    CHECK(says(answer, "met"));
    CHECK_FALSE(says(answer, command));
    CHECK(all_of("keyworker.contact") == 1);
  }
}

TEST_CASE_FIXTURE(TwoChildren, "nobody comes upon another's record by the command of a form") {
  auto browser = browser_of(ben);
  const Fields concern{{"command", child.text()}, {"authority", "no such body"}};
  const auto there = browser.post("/concern", concern);
  const auto nowhere =
      browser.post("/concern", {{"command", a_command()}, {"authority", "no such body"}});
  CHECK(there.status == nowhere.status);
}

TEST_CASE_FIXTURE(TwoChildren, "nobody is on duty as their body is not") {
  auto browser = browser_of(ada);
  const auto gives = [&](const char* duty) {
    browser.post("/register/people/" + amara.substr(2), {{"command", a_command()},
                                                         {"act", "turn"},
                                                         {"duty", duty},
                                                         {"turn_from-time", "08:00"},
                                                         {"turn_until-time", "09:30"}});
    return cases().people()->person(amara)->rota.size();
  };
  CHECK(gives("missing_desk_duty") == 0);
  CHECK(gives("national_desk_duty") == 0);
  CHECK(gives("edt_duty") == 1);
}

TEST_CASE_FIXTURE(TwoChildren, "a sighting goes to a police force, and to no other body") {
  const std::string episode = "ep:" + random_id<EpisodeId>().text();
  held.add(cases::stream_of(child), "missing.reported",
           {{"episode", episode}, {"found_missing", to_text(now - Hours(2))}});
  held.relate(child, {.subject = episode, .relation = "about", .object = cases::entity(child)});
  auto browser = browser_of(amara);
  const auto is_told = [&](const std::string& body) {
    browser.post(at("/missing/" + episode.substr(3) + "/sighting"),
                 {{"command", a_command()}, {"area", "Market Street"}, {"force", body}});
    return cases().relations()->live(episode, "reported_to", body, now);
  };
  CHECK_FALSE(is_told(authority));
  CHECK_FALSE(is_told("o:nobody"));
  CHECK(is_told(force));
}

struct Claims : TwoChildren {
  Browser browser = browser_of(ben);
  std::string command = a_command();

  Response claim(std::string name, std::string reason = "A child stands here and is frightened") {
    return browser.post("/break-glass", {{"command", command},
                                         {"name", std::move(name)},
                                         {"born", "3 May 2011"},
                                         {"where", "Central station"},
                                         {"reason", std::move(reason)},
                                         {"reason_code", "risk_to_child"}});
  }
  std::size_t looked_up() { return cases().ledger().work().sections_opened; }
  std::size_t counted() { return recent_claims(*desk, now)->size(); }
};

TEST_CASE_FIXTURE(Claims, "a claim of too many words is refused before anything is looked up") {
  const auto before = looked_up();
  const std::string long_words(20'000, 'x');
  CHECK(is_shown_again(claim("Linh Tran", long_words)));
  CHECK(is_shown_again(claim(long_words)));
  CHECK(looked_up() == before);
}

TEST_CASE_FIXTURE(Claims, "a claim sent again with another name is not looked up") {
  CHECK(says(claim("Nobody At All"), "The duty desk has been told"));
  const auto before = looked_up();
  const auto answer = claim("Linh Tran");
  CHECK(says(answer, "recorded before, with other words"));
  CHECK(looked_up() == before);
  CHECK(counted() == 1);
}

TEST_CASE_FIXTURE(Claims, "a claim sent twice counts once") {
  CHECK(says(claim("Linh Tran"), "The duty desk has been told"));
  CHECK(says(claim("Linh Tran"), "The duty desk has been told"));
  CHECK(counted() == 1);
}

}  // namespace
}  // namespace haven::web
