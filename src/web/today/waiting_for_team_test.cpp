#include <doctest/doctest.h>

#include "values/random.h"
#include "web/test_site.h"

namespace haven::web {
namespace {

/// A child of an authority whom none of its teams has yet, and managers of three teams.
struct NobodysYet : TestSite {
  std::string authority = held.add_organisation();
  std::string other_authority = held.add_organisation();
  std::string mel = held.add_person(authority, "team_manager");
  std::string moe = held.add_person(authority, "team_manager");
  std::string far = held.add_person(other_authority, "team_manager");
  std::string mels = add_team(authority, mel);
  ChildId child = held.add_child({{"names", "Linh Tran"}, {"nation", "eng"}});

  NobodysYet() {
    add_team(authority, moe);
    add_team(other_authority, far);
    held.add(cases::stream_of(child), "lac.start", {{"authority", authority}});
    held.relate(child, {.subject = held.add_person(other_authority, "edt"),
                        .relation = "opened",
                        .object = cases::entity(child)});
  }
  std::string add_team(const std::string& body, const std::string& manager) {
    auto team = "t:" + random_id<TeamId>().text();
    const auto of_body = OrganisationId::from_text(body.substr(2))->bytes;
    held.add(ledger::StreamId{of_body}, "team.added", {{"team", team}, {"name", "Harbour"}});
    held.add(ledger::StreamId{of_body}, "relation.started",
             {{"subject", manager}, {"relation", "team_manager"}, {"object", team}});
    return team;
  }
  bool is_offered(const std::string& user) {
    auto browser = browser_of(user);
    return says(browser.get("/team"), taking_on());
  }
  std::string taking_on() { return "/children/" + child.text() + "/take-on"; }
  Response take_on(const std::string& user, const std::string& team) {
    auto browser = browser_of(user);
    return browser.post(taking_on(), {{"command", a_command()}, {"team", team}});
  }
};

TEST_CASE_FIXTURE(NobodysYet, "a child whom no team has is shown to the managers who may take it") {
  CHECK(is_offered(mel));
  CHECK(is_offered(moe));
  CHECK_FALSE(is_offered(far));
}

TEST_CASE_FIXTURE(NobodysYet, "whoever takes a child on sees the record, and is asked no more") {
  auto browser = browser_of(mel);
  REQUIRE(browser.get("/children/" + child.text()).status == 404);
  REQUIRE(take_on(mel, mels).status == 303);
  CHECK(says(browser.get("/children/" + child.text()), "Allocate a worker"));
  CHECK_FALSE(is_offered(mel));
  CHECK_FALSE(is_offered(moe));
}

TEST_CASE_FIXTURE(NobodysYet, "nobody takes a child on for another's team, or from another body") {
  CHECK_FALSE(take_on(moe, mels).status == 303);
  CHECK_FALSE(take_on(far, mels).status == 303);
  CHECK(is_offered(mel));
}

}  // namespace
}  // namespace haven::web
