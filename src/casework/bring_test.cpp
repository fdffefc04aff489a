#include <doctest/doctest.h>

#include "access/limits.h"
#include "cases/test_register.h"
#include "casework/escalate.h"
#include "casework/review_visit.h"
#include "casework/take_on.h"
#include "values/random.h"

namespace haven::casework {
namespace {

using access::Action;
using access::Class;
using access::Purpose;
using cases::test_now;

/// An authority with a worker's child, and people of the nation.
struct Nation {
  cases::TestRegister held;
  std::string authority = held.add_organisation();
  std::string desk = held.add_organisation("national_desk");
  std::string amara = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager");
  std::string ivo = held.add_person(authority, "iro");
  std::string cora = held.add_person(desk, "national_coordinator");
  ChildId child = held.add_child({{"names", "Linh Tran"}});
  std::string entity = cases::entity(child);

  Nation() {
    held.relate(child, {.subject = amara, .relation = "allocated_worker", .object = entity});
    held.relate(child, {.subject = mel, .relation = "team_manager", .object = "t:1"});
    held.relate(child, {.subject = ivo, .relation = "iro", .object = entity});
  }
  void gives_team() {
    held.relate(child, {.subject = "t:1", .relation = "responsible_team", .object = entity});
  }
  const cases::Person* person(const std::string& user) {
    return held.cases().people()->person(user);
  }
  std::shared_ptr<const cases::Story> story() { return held.cases().story(child); }
  std::shared_ptr<const access::Relations> relations() { return held.cases().relations(); }
  EventId id() { return random_id<EventId>(); }

  Result<cases::Recorded> keeps(const std::string& by, Purpose purpose,
                                const Result<cases::Decided>& decided) {
    const auto what = TRY(decided);
    const auto permit = access::permit<Action::record, Class::case_>(
        held.asks(by, entity, purpose, cases::Asked::of(what.main).text()), *relations());
    return cases::record(held.cases(), TRY(permit), child, {}, what, random_id<CommandId>());
  }
  bool sees(const std::string& user, Action action, Class cls, Purpose purpose) {
    auto request = held.asks(user, entity, purpose, "");
    request.resource.authority = authority;
    request.action = action;
    request.resource.cls = cls;
    return access::decide(request, *relations()).allow;
  }
};

TEST_CASE_FIXTURE(Nation,
                  "the national desk sees a child from when it is escalated until it ends") {
  const auto sees_core = [&] {
    return sees(cora, Action::view, Class::core, Purpose::coordination);
  };
  CHECK_FALSE(sees_core());
  REQUIRE(keeps(amara, Purpose::care,
                escalate(*story(), *relations(), person(cora), "Nobody answers", id(), test_now)));
  CHECK(sees_core());
  CHECK_FALSE(sees(cora, Action::reveal, Class::location, Purpose::coordination));
  CHECK_FALSE(escalate(*story(), *relations(), person(cora), "Again", id(), test_now));
  REQUIRE(
      keeps(amara, Purpose::care, end_escalation(*story(), *relations(), cora, id(), test_now)));
  CHECK_FALSE(sees_core());
  CHECK_FALSE(end_escalation(*story(), *relations(), cora, id(), test_now));
}

TEST_CASE_FIXTURE(Nation, "a child is escalated to the national desk only, and with a reason") {
  CHECK_FALSE(escalate(*story(), *relations(), person(mel), "Late", id(), test_now));
  CHECK_FALSE(escalate(*story(), *relations(), nullptr, "Late", id(), test_now));
  CHECK_FALSE(escalate(*story(), *relations(), person(cora), "", id(), test_now));
  CHECK_FALSE(keeps(cora, Purpose::coordination,
                    escalate(*story(), *relations(), person(cora), "Curious", id(), test_now)));
}

TEST_CASE_FIXTURE(Nation, "the reviewing officer reveals the address during a visit, not before") {
  gives_team();
  const ReviewVisit visit{ivo, test_now, test_now + Hours(4)};
  CHECK_FALSE(sees(ivo, Action::reveal, Class::location, Purpose::review));
  REQUIRE(
      keeps(mel, Purpose::oversight, give_visit(*story(), *relations(), visit, id(), test_now)));
  CHECK(sees(ivo, Action::reveal, Class::location, Purpose::review));
  CHECK_FALSE(
      keeps(amara, Purpose::care, give_visit(*story(), *relations(), visit, id(), test_now)));
}

TEST_CASE_FIXTURE(Nation, "a visit is the reviewing officer's, still to come, and a day at most") {
  const auto given = [&](const std::string& officer, Instant from, Instant until) {
    return give_visit(*story(), *relations(), {officer, from, until}, id(), test_now).has_value();
  };
  CHECK(given(ivo, test_now, test_now + access::visit_lasts_at_most));
  CHECK_FALSE(given(ivo, test_now, test_now + access::visit_lasts_at_most + Seconds(1)));
  CHECK_FALSE(given(ivo, test_now + Hours(3), test_now + Hours(2)));
  CHECK_FALSE(given(ivo, test_now - Hours(3), test_now));
  CHECK_FALSE(given(amara, test_now, test_now + Hours(2)));
}

TEST_CASE_FIXTURE(Nation, "a manager takes a child whom no team has, and may then allocate") {
  const cases::Decided allocates{
      cases::relation_started(id(), test_now,
                              {.subject = ivo, .relation = "advocate", .object = entity}),
      {}};
  CHECK(waits_for_team(*story(), *relations(), test_now));
  CHECK_FALSE(keeps(mel, Purpose::oversight, allocates));
  CHECK_FALSE(take_on(*story(), *relations(), mel, "t:2", id(), test_now));
  CHECK_FALSE(keeps(amara, Purpose::oversight,
                    take_on(*story(), *relations(), mel, "t:1", id(), test_now)));
  REQUIRE(
      keeps(mel, Purpose::oversight, take_on(*story(), *relations(), mel, "t:1", id(), test_now)));
  CHECK_FALSE(waits_for_team(*story(), *relations(), test_now));
  CHECK_FALSE(take_on(*story(), *relations(), mel, "t:1", id(), test_now));
  CHECK(keeps(mel, Purpose::oversight, allocates));
}

}  // namespace
}  // namespace haven::casework
