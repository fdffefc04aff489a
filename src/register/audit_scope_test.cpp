#include "register/audit_scope.h"

#include <doctest/doctest.h>

#include "access/limits.h"
#include "cases/test_register.h"
#include "values/random.h"

namespace haven::register_ {
namespace {

using access::Action;
using access::Class;
using access::Purpose;
using cases::test_now;

/// An authority with a child, a desk, and an auditor of an inspectorate.
struct Nation {
  cases::TestRegister held;
  std::string authority = held.add_organisation();
  std::string desk = held.add_organisation("national_desk");
  std::string amara = held.add_person(authority, "social_worker");
  std::string aud = held.add_person(held.add_organisation("inspectorate"), "auditor");
  std::string entity = cases::entity(held.add_child({{"names", "Linh Tran"}}));

  std::shared_ptr<const access::Relations> relations() { return held.cases().relations(); }
  EventId id() { return random_id<EventId>(); }
  bool sees(const std::string& user, Action action, Class cls, Purpose purpose) {
    auto request = held.asks(user, entity, purpose, "");
    request.resource.authority = authority;
    request.action = action;
    request.resource.cls = cls;
    return access::decide(request, *relations()).allow;
  }
};

TEST_CASE_FIXTURE(Nation,
                  "an auditor reads who looked in the authority they were given, no other") {
  const auto keeper = held.add_person(held.add_organisation("platform"), "org_admin");
  const auto people = held.cases().people();
  AuditScope scope{people->person(aud), people->organisation(authority), test_now,
                   test_now + Hours(8), "Yearly inspection"};
  const auto scoped = scope_audit(scope, id(), test_now);
  REQUIRE(scoped);
  const auto leave = [&](const std::string& user) {
    auto asks = held.asks(user, "", Purpose::oversight, "audit.scoped");
    asks.resource.authority = scope.auditor->organisation;
    return access::permit<Action::record, Class::account>(asks, *relations());
  };
  CHECK_FALSE(leave(held.add_person(authority, "org_admin")));
  const auto permit = leave(keeper);
  REQUIRE(permit);
  CHECK_FALSE(sees(aud, Action::view, Class::audit, Purpose::audit));
  const ledger::StreamId stream{scope.auditor->id.bytes};
  REQUIRE(
      cases::record_in_register(held.cases(), *permit, stream, {*scoped}, random_id<CommandId>()));
  CHECK(sees(aud, Action::view, Class::audit, Purpose::audit));
  CHECK_FALSE(sees(aud, Action::view, Class::core, Purpose::audit));
  CHECK_FALSE(relations()->live(aud, "audit_scope", desk, test_now));
}

TEST_CASE_FIXTURE(Nation, "an audit has an auditor, an authority of others, an end and a reason") {
  const auto people = held.cases().people();
  const AuditScope good{people->person(aud), people->organisation(authority), test_now,
                        test_now + access::audited_at_most, "Yearly inspection"};
  REQUIRE(scope_audit(good, id(), test_now));
  const auto refused = [&](auto spoil) {
    auto scope = good;
    spoil(scope);
    return !scope_audit(scope, id(), test_now).has_value();
  };
  CHECK(refused([&](AuditScope& s) { s.auditor = people->person(amara); }));
  CHECK(refused([&](AuditScope& s) { s.auditor = nullptr; }));
  CHECK(refused([&](AuditScope& s) { s.authority = people->organisation(desk); }));
  CHECK(refused([&](AuditScope& s) { s.authority = nullptr; }));
  CHECK(refused([&](AuditScope& s) { s.until += Seconds(1); }));
  CHECK(refused([&](AuditScope& s) { s.until = s.from; }));
  CHECK(refused([&](AuditScope& s) { s.reason.clear(); }));
}

}  // namespace
}  // namespace haven::register_
