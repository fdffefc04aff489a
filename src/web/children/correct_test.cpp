#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <ranges>
#include <set>
#include <thread>

#include "missing/episode.h"
#include "notices/teller.h"
#include "web/test_site.h"

namespace haven::web {
namespace {

/// A child who was missing, was said to be found, and is described.
struct SaidToBeFound : TestSite {
  std::string authority = held.add_organisation();
  std::string amara = held.add_person(authority, "social_worker");
  std::string ben = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager");
  std::string greta = held.add_person(authority, "guardian");
  std::string carla = held.add_person(authority, "carer");
  ChildId child = held.add_child({{"names", "Linh Tran"}, {"nation", "eng"}});
  std::string entity = cases::entity(child);

  SaidToBeFound() {
    for (const auto& [subject, relation, object] :
         {std::tuple{amara, "allocated_worker", entity},
          {greta, "guardian", entity},
          {mel, "team_manager", std::string("t:1")},
          {std::string("t:1"), "responsible_team", entity},
          {std::string("pl:1"), "about", entity},
          {carla, "carer", std::string("pl:1")}})
      held.relate(child, {.subject = subject, .relation = relation, .object = object});
    add("missing.reported", {{"episode", "ep:1"}}, carla);
    add("child.returned", {{"episode", "ep:1"}}, amara);
  }
  void add(std::string_view kind, cases::Fields fields, const std::string& by) {
    held.add(cases::stream_of(child), kind, std::move(fields), by);
  }
  std::shared_ptr<const cases::Story> story() { return cases().story(child); }
  const cases::Event& last(std::string_view kind) {
    return *story()->last(cases::kind_named(kind));
  }
  std::string at(std::string_view page) { return "/children/" + child.text() + std::string(page); }
  std::string correcting(const cases::Event& event) { return at("/correct/" + event.id.text()); }
  Response get(const std::string& user, const std::string& page, Fields query = {}) {
    auto browser = browser_of(user);
    return browser.get(page, std::move(query));
  }
  Response correct(const std::string& user, const cases::Event& event, Fields form) {
    auto browser = browser_of(user);
    form.add("command", a_command());
    return browser.post(correcting(event), std::move(form));
  }
  std::string shown(const std::string& user) { return cases().people()->person(user)->shown_as(); }
};

TEST_CASE_FIXTURE(SaidToBeFound, "a wrong return is taken out, and the child counts as missing") {
  CHECK(says(get(amara, correcting(last("child.returned"))), "The child counts as missing again"));
  CHECK(site.board.missing().empty());
  CHECK(correct(amara, last("child.returned"), {{"why", "It was another child"}}).status == 303);
  CHECK(missing::open_episode(*story()));
  CHECK(site.board.missing() == std::vector{child});
}

TEST_CASE_FIXTURE(SaidToBeFound, "both versions stay to be read, and say which is which") {
  REQUIRE(correct(amara, last("child.returned"), {{"why", "It was another child"}}).status == 303);
  const auto page = get(amara, at(""), {{"all", ""}});
  CHECK(says(page, "The child is found, or comes back <strong"));
  CHECK(says(page, "Corrected"));
  CHECK(says(page, "What was wrong: The child is found, or comes back"));
  CHECK(says(page, "It was another child"));
}

TEST_CASE_FIXTURE(SaidToBeFound,
                  "without a reason nothing is corrected, and nothing typed is lost") {
  const auto described = correct(mel, last("child.described"),
                                 {{"how", "replaced"}, {"names", "Linh Pham"}, {"why", ""}});
  CHECK(is_shown_again(described));
  CHECK(says(described, "Say why it was wrong"));
  CHECK(says(described, "Linh Pham"));
}

TEST_CASE_FIXTURE(SaidToBeFound,
                  "an own slip, mended at once before anybody read it, needs no why") {
  REQUIRE(correct(amara, last("child.returned"), {{"why", ""}}).status == 303);
}

TEST_CASE_FIXTURE(SaidToBeFound, "once somebody else has opened the record a slip has its reason") {
  now += std::chrono::minutes(1);
  REQUIRE(get(mel, at("")).status == 200);
  CHECK(is_shown_again(correct(amara, last("child.returned"), {{"why", ""}})));
}

TEST_CASE_FIXTURE(SaidToBeFound, "what is right stands in its place, as the form showed it") {
  const auto page = get(amara, correcting(last("child.described")));
  CHECK(says(page, "Linh Tran"));
  REQUIRE(
      correct(amara, last("child.described"),
              {{"how", "replaced"}, {"why", "Misheard"}, {"names", "Linh Pham"}, {"nation", "eng"}})
          .status == 303);
  CHECK(says(get(amara, at("")), "Linh Pham"));
  CHECK_FALSE(says(get(amara, at("")), "<h1 class=\"govuk-visually-hidden\">Record of Linh Tran"));
}

TEST_CASE_FIXTURE(SaidToBeFound, "everybody is offered to correct exactly what they then can") {
  for (const auto& user : {amara, mel, greta, carla, ben}) {
    const auto page = get(user, at(""), {{"all", ""}});
    for (const auto& event : story()->told()) {
      const bool offered = says(page, correcting(*event));
      const auto opened = get(user, correcting(*event));
      CHECK_MESSAGE(offered == (opened.status == 200), event->name(), " by ", user);
    }
  }
}

TEST_CASE_FIXTURE(SaidToBeFound, "nobody makes a missing child found by correcting the report") {
  for (const auto& user : {amara, mel, carla})
    CHECK_FALSE(correct(user, last("missing.reported"), {{"why", "No need to look"}}).status ==
                303);
  CHECK(story()->last(cases::kind_named("missing.reported")) != nullptr);
}

/// The same, with whoever is told of anything told of it.
struct AndTold : SaidToBeFound {
  std::atomic<Instant> tellers_now{now};  ///< It tells on a thread of its own.
  notices::Deliveries deliveries{*desk, 30};
  notices::Teller teller{cases(), site.inbox, *desk, deliveries, options()};

  notices::TellerOptions options() {
    notices::TellerOptions chosen;
    chosen.now = [this] { return tellers_now.load(); };
    chosen.telling = site.telling;
    chosen.long_missing.steps.push_back({1, Minutes(60), {}});  // How far back it looks.
    return chosen;
  }
  /// Everybody who is told of the event, once they are.
  std::set<std::string> told_of(const cases::Event& event) {
    const auto about = cases::entity(event.id);
    const auto end = std::chrono::steady_clock::now() + Seconds(15);
    while (site.inbox.about(about).empty() && std::chrono::steady_clock::now() < end)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    std::set<std::string> told;
    for (const auto& entry : site.inbox.about(about)) told.insert(entry.to);
    return told;
  }
  /// Everybody whom the page on which the event is corrected says to tell.
  std::set<std::string> named_on_the_page_of(const cases::Event& event) {
    const auto page = get(amara, correcting(event));
    std::set<std::string> named;
    for (const auto& [user, person] : cases().people()->people)
      if (says(page, "<li>" + person->shown_as())) named.insert(person->user());
    return named;
  }
  const cases::Event& last_correction() {
    return *std::ranges::find_if(story()->told() | std::views::reverse, [](const auto& event) {
              return event->name() == "corrected";
            })->get();
  }
};

TEST_CASE_FIXTURE(AndTold, "those whom the page names are told, and nobody else") {
  const auto wrong = last("child.returned");
  REQUIRE(told_of(wrong) == std::set{mel, greta});
  const auto named = named_on_the_page_of(wrong);
  REQUIRE(correct(amara, wrong, {{"why", "It was another child"}}).status == 303);
  CHECK(named == std::set{mel, greta});
  CHECK(told_of(last_correction()) == named);
  for (const auto& user : {mel, greta})
    CHECK(says(get(user, "/notices"), "A record was wrong and is corrected"));
  CHECK(says(get(mel, "/notices"), "Corrected since"));
}

TEST_CASE_FIXTURE(AndTold, "whoever was told of a correction is told when that is corrected") {
  const auto wrong = last("child.returned");
  REQUIRE(told_of(wrong) == std::set{mel, greta});
  const auto gina = held.add_person(authority, "guardian");
  held.relate(child, {.subject = gina,
                      .relation = "guardian",
                      .object = entity,
                      .until = now + std::chrono::hours(1)});
  REQUIRE(correct(amara, wrong, {{"why", "It was another child"}}).status == 303);
  const auto correction = last_correction();
  REQUIRE(told_of(correction) == std::set{mel, greta, gina});
  now += std::chrono::hours(2);
  tellers_now = now;
  const auto named = named_on_the_page_of(correction);
  REQUIRE(correct(amara, correction, {{"why", "It was this child"}}).status == 303);
  CHECK(named == std::set{mel, greta, gina});
  CHECK(told_of(last_correction()) == named);
}

TEST_CASE_FIXTURE(SaidToBeFound,
                  "at another moment the record reads as it did, or as is known now") {
  now += std::chrono::hours(2);
  const auto wrong = last("child.returned");
  REQUIRE(correct(amara, wrong, {{"why", "It was another child"}}).status == 303);
  const auto asked = [&](const char* as) {
    auto browser = browser_of(amara);
    return browser.get(at("/history"), {{"as", as},
                                        {"at-day", "1"},
                                        {"at-month", "3"},
                                        {"at-year", "2027"},
                                        {"at-time", "10:30"}});
  };
  CHECK(says(asked("known"), "As Haven knew it on"));
  CHECK(says(asked("known"), "Found"));
  CHECK(says(asked("was"), "by what is known now"));
  CHECK(says(asked("was"), "Missing for"));
  CHECK_FALSE(says(asked("known"), "/correct/"));
}

}  // namespace
}  // namespace haven::web
