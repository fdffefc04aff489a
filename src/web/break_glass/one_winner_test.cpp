#include <doctest/doctest.h>

#include "values/random.h"
#include "web/at_once.h"
#include "web/break_glass/recent_claims.h"

/// Of two who do the same at the same moment about one opening in an emergency, or claim one.
///
///   /break-glass              of one person's claims one opens a record, and no more are filed a
///                             day than may be; the other is told why it was not filed, and never
///                             whether it would have opened anything
///   /break-glass/confirm/{}   one; the other: somebody stands beside them already
///   /break-glass/reviews/{}   one; the other: is judged already
///   /break-glass/stop         one; the other is shown that nothing is open any more
namespace haven::web {
namespace {

struct AnOpening : TestSite {
  std::string authority = held.add_organisation();
  std::string eve = held.add_person(authority, "edt");
  std::string dan = held.add_person(authority, "duty_manager");
  std::string dee = held.add_person(authority, "duty_manager");
  std::string lena = held.add_person(authority, "safeguarding_lead");
  std::string leo = held.add_person(authority, "safeguarding_lead");
  Browser as_eve = browser_of(eve);
  Browser as_dan = browser_of(dan);
  Browser as_dee = browser_of(dee);
  Browser as_lena = browser_of(lena);
  Browser as_leo = browser_of(leo);
  ChildId child{};
  std::string claim;  ///< The part of its address that names it.

  void is_opened() {
    child = known_child();
    claim = random_id<EventId>().text();
    add("break-glass.opened", {{"reason_code", "risk_to_life"}});
  }
  void is_over() {
    is_opened();
    add("break-glass.stopped", {});
  }
  void add(std::string_view kind, cases::Fields fields) {
    fields["claim"] = "bg:" + claim;
    held.add(cases::stream_of(child), kind, std::move(fields), eve);
  }
  ChildId known_child() {
    const auto known = held.add_child({{"names", "Linh Tran"}, {"nation", "eng"}});
    held.add(cases::stream_of(known), "lac.start", {{"authority", authority}});
    return known;
  }
  auto all_of(std::string_view kind) {
    return cases().story(child)->all(cases::kind_named(kind)).size();
  }
};

TEST_CASE_FIXTURE(AnOpening, "of two who stand beside a colleague at once, one does") {
  each_round(*this, &AnOpening::is_opened, [&] {
    const auto page = "/break-glass/confirm/" + claim;
    const Fields sure{{"reason", "I rang her, and it is so"}};
    const auto answers = at_once(*this, {sends(as_dan, page, sure), sends(as_dee, page, sure)});
    CHECK(led_on(answers) == 1);
    CHECK(all_of("break-glass.confirmed") == 1);
    CHECK(says(other_of(answers), "Somebody stands beside them already"));
  });
}

TEST_CASE_FIXTURE(AnOpening, "of two who judge an opening at once, one does") {
  each_round(*this, &AnOpening::is_over, [&] {
    const auto page = "/break-glass/reviews/" + claim;
    const Fields judged{{"verdict", "justified"}, {"reason", "The child was at risk"}};
    const auto answers =
        at_once(*this, {sends(as_lena, page, judged), sends(as_leo, page, judged)});
    CHECK(led_on(answers) == 1);
    CHECK(all_of("break-glass.reviewed") == 1);
    CHECK(says(other_of(answers), "This opening is judged already"));
  });
}

TEST_CASE_FIXTURE(AnOpening, "an opening is closed once, however many buttons are pressed") {
  auto elsewhere = browser_of(eve);
  each_round(*this, &AnOpening::is_opened, [&] {
    const Fields done{{"claim", "bg:" + claim}};
    const auto answers = at_once(*this, {sends(as_eve, "/break-glass/stop", done),
                                         sends(elsewhere, "/break-glass/stop", done)});
    CHECK(led_on(answers) == 2);
    CHECK(all_of("break-glass.stopped") == 1);
    CHECK_FALSE(says(as_eve.get("/break-glass"), "Open now"));
  });
}

/// Somebody who has claimed nothing yet, in two browsers.
struct Claims : AnOpening {
  std::string user;
  std::vector<Browser> browsers;

  void somebody_else() {
    const auto of_others = recent_claims(*desk, now).value();
    for (const auto& one : of_others) REQUIRE(drop_claim(*desk, one));
    user = held.add_person(authority, "social_worker");
    browsers.clear();
    for (int i = 0; i < 2; ++i) browsers.push_back(browser_of(user));
  }
  Sends claims(Browser& by, const std::string& reference) {
    return sends(by, "/break-glass",
                 {{"name", "Linh Tran"},
                  {"born", reference},
                  {"where", "Central station"},
                  {"reason", "A child stands here and is frightened"},
                  {"reason_code", "risk_to_child"}});
  }
  std::string reference_of_a_child() { return cases().story(known_child())->reference(); }
};

constexpr std::string_view told = "The duty desk has been told";

TEST_CASE_FIXTURE(Claims,
                  "of one person's claims at once one opens a record, and neither says so") {
  for (int round = 0; round < rounds(); ++round) {
    CAPTURE(round);
    somebody_else();
    const auto answers = at_once(*this, {claims(browsers[0], reference_of_a_child()),
                                         claims(browsers[1], reference_of_a_child())});
    for (const auto& answer : answers) CHECK(says(answer, told));
    CHECK(site.openings.by(user).size() == 1);
  }
}

TEST_CASE_FIXTURE(Claims, "of two claims at once, where one more may be filed, one is") {
  for (int round = 0; round < rounds(); ++round) {
    CAPTURE(round);
    somebody_else();
    for (const auto* earlier : {"bg:1", "bg:2"}) REQUIRE(keep_claim(*desk, {earlier, user, now}));
    const auto answers = at_once(*this, {claims(browsers[0], "R-0"), claims(browsers[1], "R-0")});
    const auto is_told = [](const Response& answer) { return says(answer, told); };
    CHECK(std::ranges::count_if(answers, is_told) == 1);
    CHECK(std::ranges::count_if(answers, [](const Response& answer) {
            return says(answer, "You have asked three times in 24 hours");
          }) == 1);
  }
}

}  // namespace
}  // namespace haven::web
