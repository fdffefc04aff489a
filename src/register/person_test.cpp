#include "register/person.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"

namespace haven::register_ {
namespace {

using cases::test_now;
namespace events = cases::events;

struct Authority {
  cases::TestRegister held;
  std::string authority = held.add_organisation();
  std::string ada = held.add_person(authority, "org_admin");
  std::string amara = held.add_person(authority, "social_worker");
  Changing whom{amara, ada};
  Changing herself{ada, ada};

  cases::World world() { return held.cases().world({}, test_now); }
  void is(const std::string& status, const std::string& hold = "no") {
    const auto id = PersonId::from_text(std::string_view(amara).substr(2)).value();
    held.add(ledger::StreamId{id.bytes}, "person.status",
             {{"status", status}, {"hold", hold}, {"reason", "words of tests"}});
  }
  Result<cases::NewEvent> set(std::string status, std::string reason = "On leave") {
    return set_status(world(), whom, {std::move(status), std::move(reason)}, {});
  }
};

const Clearance renewed{read_date("2028-02-29").value(), read_date("2029-01-01").value()};

TEST_CASE_FIXTURE(Authority, "what a person does is set anew, within their organisation's work") {
  const auto set = set_roles(world(), whom, {"team_manager", "edt"}, {});
  REQUIRE(set);
  CHECK(set->is(events::person_role));
  CHECK(set->fields.at("roles") == "team_manager edt");
  CHECK(set->occurred.to == test_now);
  CHECK(set_roles(world(), whom, {}, {}).error().where == "roles");
  CHECK(set_roles(world(), whom, {"guardian"}, {}).error().where == "roles");
}

TEST_CASE_FIXTURE(Authority, "training and vetting are renewed to the day") {
  const auto cleared = clear(world(), whom, renewed, {});
  REQUIRE(cleared);
  CHECK(cleared->is(events::person_cleared));
  CHECK(cleared->fields.at("trained_until") == "2028-02-29");
  CHECK(cleared->fields.at("vetted_until") == "2029-01-01");
}

TEST_CASE_FIXTURE(Authority,
                  "nobody gives themselves work, clearance, a way in or a new password") {
  CHECK(set_roles(world(), herself, {"org_admin"}, {}).error().where == "by");
  CHECK(clear(world(), herself, renewed, {}).error().where == "by");
  CHECK(set_status(world(), herself, {"active", "Why not"}, {}).error().where == "by");
  CHECK(may_be_welcomed(world(), herself).error().where == "by");
}

TEST_CASE_FIXTURE(Authority, "of nobody nothing is changed") {
  const Changing nobody{"u:nobody", ada};
  CHECK(clear(world(), nobody, renewed, {}).error().kind == Problem::Kind::not_found);
  CHECK(may_be_welcomed(world(), nobody).error().kind == Problem::Kind::not_found);
}

TEST_CASE_FIXTURE(Authority, "a person is let in or shut out for a reason") {
  for (const auto* status : {"active", "suspended", "left"}) {
    const auto changed = set(status);
    REQUIRE(changed);
    CHECK(changed->is(events::person_status));
    CHECK(changed->fields.at("status") == status);
    CHECK(changed->fields.at("hold") == "no");
    CHECK(changed->fields.at("reason") == "On leave");
  }
  CHECK(set("").error().where == "status");
  CHECK(set("promoted").error().where == "status");
  CHECK(set("left", "").error().where == "reason");
}

TEST_CASE_FIXTURE(Authority, "whoever is on hold stays so until the hold itself is lifted") {
  is("active", "yes");
  CHECK(set("active")->fields.at("hold") == "yes");
  CHECK(set("suspended")->fields.at("hold") == "yes");
  const auto lifted = set("no_hold");
  CHECK(lifted->fields.at("hold") == "no");
  CHECK(lifted->fields.at("status") == "active");
}

TEST_CASE_FIXTURE(Authority, "lifting the hold of somebody who is suspended does not let them in") {
  is("suspended", "yes");
  CHECK(set("no_hold")->fields.at("status") == "suspended");
}

TEST_CASE_FIXTURE(Authority, "whoever is shut out is given no welcome code") {
  CHECK(may_be_welcomed(world(), whom));
  is("active", "yes");
  CHECK(may_be_welcomed(world(), whom));
  for (const auto* status : {"suspended", "left"}) {
    is(status);
    CHECK(may_be_welcomed(world(), whom).error().where == "person");
  }
}

}  // namespace
}  // namespace haven::register_
