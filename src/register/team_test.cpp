#include "register/team.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"
#include "values/random.h"

namespace haven::register_ {
namespace {

using cases::test_now;

struct Authority {
  cases::TestRegister held;
  std::string authority = held.add_organisation();
  std::string amara = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager");
  std::string team = team_of(authority);

  cases::World world() { return held.cases().world({}, test_now); }
  std::string team_of(const std::string& body) {
    auto entity = "t:" + random_id<TeamId>().text();
    const auto id = OrganisationId::from_text(std::string_view(body).substr(2)).value();
    const auto formed = form_team(world(), {entity, "Night team"}, {}).value();
    held.add(ledger::StreamId{id.bytes}, "team.added", formed.fields);
    return entity;
  }
  std::string refused_at(const std::string& person, const std::string& of, std::string as) {
    const auto put = put_in_team(world(), {person, of, std::move(as)}, {});
    return put ? "put" : put.error().where;
  }
};

TEST_CASE_FIXTURE(Authority, "a team has a name") {
  CHECK(world().people->team(team)->name == "Night team");
  CHECK(form_team(world(), {"t:1", ""}, {}).error().where == "name");
}

TEST_CASE_FIXTURE(Authority, "a person joins a team of their own organisation") {
  const auto put = put_in_team(world(), {amara, team, "member"}, {});
  REQUIRE(put);
  CHECK(put->is(cases::events::team_member));
  CHECK(put->fields.at("team") == team);
  CHECK(put->fields.at("as") == "member");
  CHECK(refused_at(amara, team_of(held.add_organisation()), "member") == "team");
  CHECK(refused_at(amara, "t:nowhere", "member") == "team");
  CHECK(refused_at("u:nobody", team, "member") == "team");
}

TEST_CASE_FIXTURE(Authority, "a team is led by a team manager, who may be a member too") {
  CHECK(refused_at(mel, team, "manager") == "put");
  CHECK(refused_at(mel, team, "member") == "put");
  CHECK(refused_at(amara, team, "manager") == "as");
  CHECK(refused_at(amara, team, "") == "as");
  CHECK(refused_at(amara, team, "founder") == "as");
}

}  // namespace
}  // namespace haven::register_
