#include "casework/receive_concern.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"
#include "referrals/events.h"
#include "values/random.h"

namespace haven::casework {
namespace {

using cases::test_now;

/// An authority with two teams, and a police force.
struct Authority {
  cases::TestRegister held;
  std::string authority = held.add_organisation();
  std::string force = held.add_organisation("police");
  std::string one = add_team();
  std::string other = add_team();

  std::string add_team() {
    const auto team = "t:" + random_id<TeamId>().text();
    const auto body = OrganisationId::from_text(std::string_view(authority).substr(2)).value();
    held.add(ledger::StreamId{body.bytes}, "team.added", {{"team", team}, {"name", "Team"}});
    return team;
  }
  void joins(const std::string& user, const std::string& team) {
    const auto person = PersonId::from_text(std::string_view(user).substr(2)).value();
    held.add(ledger::StreamId{person.bytes}, "team.member", {{"team", team}, {"as", "member"}});
  }
  FirstRelations first(const std::string& user, std::string_view answers) {
    const auto world = held.cases().world({}, test_now);
    return first_relations(world, *world.people->person(user), answers);
  }
};

Concern least() {
  Concern concern;
  concern.nation = "eng";
  concern.authority = "o:eastholt";
  return concern;
}

Result<cases::Decided> receive(const Concern& concern, const FirstRelations& relations = {}) {
  return receive_concern(concern, ChildId{}, relations, {}, test_now);
}

TEST_CASE_FIXTURE(Authority, "a worker who tells of a child holds it, in their own team") {
  for (const auto& team : {one, other}) {
    const auto worker = held.add_person(authority, "social_worker");
    joins(worker, team);
    const auto found = first(worker, authority);
    CHECK(found.allocated_worker == worker);
    CHECK(found.responsible_team == team);
    CHECK(found.opened_by.empty());
  }
}

TEST_CASE_FIXTURE(Authority, "somebody else of the authority has told, and holds nothing") {
  const auto mel = held.add_person(authority, "team_manager");
  joins(mel, other);
  const auto found = first(mel, authority);
  CHECK(found.allocated_worker.empty());
  CHECK(found.opened_by == mel);
  CHECK(found.responsible_team == other);
}

TEST_CASE_FIXTURE(Authority, "of a child told of by another body a team of the authority answers") {
  const auto officer = held.add_person(force, "police_missing");
  const auto found = first(officer, authority);
  CHECK(found.allocated_worker.empty());
  CHECK(found.opened_by == officer);
  CHECK((found.responsible_team == one || found.responsible_team == other));
}

TEST_CASE_FIXTURE(Authority, "a worker of one authority does not hold the child of another") {
  const auto elsewhere = held.add_organisation();
  const auto amara = held.add_person(authority, "social_worker");
  joins(amara, one);
  const auto found = first(amara, elsewhere);
  CHECK(found.allocated_worker.empty());
  CHECK(found.opened_by == amara);
  CHECK(found.responsible_team.empty());
}

TEST_CASE("two answers open a record: in which nation, and who answers tonight") {
  CHECK(receive(least()));
  auto concern = least();
  concern.nation.clear();
  CHECK(receive(concern).error().where == "nation");
  concern = least();
  concern.authority.clear();
  CHECK(receive(concern).error().where == "authority");
}

TEST_CASE("a concern that is still to come is not recorded, by however little") {
  auto concern = least();
  concern.when = Span::at(test_now);
  CHECK(receive(concern));
  concern.when = Span::at(test_now + Seconds(1));
  CHECK(receive(concern).error().where == "when");
}

TEST_CASE("whoever has told may add to the record for thirty days, and a worker without end") {
  const auto decided = receive(least(), {"u:amara", "t:one", "u:ben"});
  REQUIRE(decided);
  REQUIRE(decided->follows.size() == 4);
  const auto& worker = decided->follows[1].fields;
  CHECK(worker.at("relation") == "allocated_worker");
  CHECK(worker.at("until").empty());
  CHECK(decided->follows[2].fields.at("relation") == "responsible_team");
  const auto& opener = decided->follows[3].fields;
  CHECK(opener.at("relation") == "opened");
  CHECK(opener.at("until") == to_text(test_now + access::opener_may_add_for));
}

TEST_CASE("trafficking is suspected once somebody says of which kind") {
  auto concern = least();
  CHECK(receive(concern)->follows.size() == 1);
  concern.exploitation = "SEX_CSE LAB_NAILS";
  const auto decided = receive(concern);
  REQUIRE(decided->follows.size() == 2);
  CHECK(decided->follows[1].is(referrals::events::trafficking_suspected));
  CHECK(decided->follows[1].fields.at("types") == "SEX_CSE LAB_NAILS");
}

}  // namespace
}  // namespace haven::casework
