#include "casework/delegate.h"

#include <doctest/doctest.h>

#include "access/limits.h"
#include "cases/test_register.h"
#include "values/random.h"

namespace haven::casework {
namespace {

using access::Action;
using access::Class;
using access::Purpose;
using cases::test_now;

/// Amara works with the child, Mel leads the team, Ben is a colleague and Eve works elsewhere.
struct Lent {
  cases::TestRegister held;
  std::string authority = held.add_organisation();
  std::string amara = held.add_person(authority, "social_worker");
  std::string ben = held.add_person(authority, "social_worker");
  std::string mel = held.add_person(authority, "team_manager");
  std::string eve = held.add_person(held.add_organisation(), "social_worker");
  ChildId child = held.add_child({{"names", "Linh Tran"}});
  std::string entity = cases::entity(child);

  Lent() {
    held.relate(child, {.subject = amara, .relation = "allocated_worker", .object = entity});
    held.relate(child, {.subject = mel, .relation = "team_manager", .object = "t:1"});
    held.relate(child, {.subject = "t:1", .relation = "responsible_team", .object = entity});
  }
  const cases::Person* person(const std::string& user) {
    return held.cases().people()->person(user);
  }
  Lending to(const std::string& user) {
    return {person(user), {"core", "case"}, test_now + Hours(48), "Leave"};
  }
  EventId id() { return random_id<EventId>(); }

  Result<cases::Decided> lends(const std::string& by, const Lending& lending) {
    const auto permit = access::permit<Action::delegate, Class::request>(
        held.asks(by, entity, Purpose::care, ""), *held.cases().relations());
    return delegate(TRY(permit), lending, id());
  }
  Result<cases::Recorded> keeps(const std::string& by, const cases::Decided& decided) {
    const auto permit = access::permit<Action::record, Class::case_>(
        held.asks(by, entity, Purpose::care, cases::Asked::of(decided.main).text()),
        *held.cases().relations());
    return cases::record(held.cases(), TRY(permit), child, {}, decided, random_id<CommandId>());
  }
  void lend(const std::string& by, const std::string& user) {
    REQUIRE(keeps(by, lends(by, to(user)).value()));
  }
  access::Answer sees(const std::string& user, Action action, Class cls) {
    auto request = held.asks(user, entity, Purpose::care, "");
    request.action = action;
    request.resource.cls = cls;
    return access::ask(std::move(request), *held.cases().relations());
  }
};

TEST_CASE_FIXTURE(Lent, "what is lent is seen on the lender's behalf, and nothing else is seen") {
  lend(amara, ben);
  const auto core = sees(ben, Action::view, Class::core);
  CHECK(core.decision.because == std::vector<std::string>{"P14"});
  REQUIRE(core.granted);
  CHECK(core.granted->on_behalf_of() == amara);
  CHECK_FALSE(sees(ben, Action::view, Class::health).granted);
  CHECK_FALSE(sees(ben, Action::reveal, Class::location).granted);
  CHECK(sees(amara, Action::view, Class::core).granted->on_behalf_of().empty());
}

TEST_CASE_FIXTURE(Lent, "the address is lent when the manager has approved it too") {
  lend(amara, ben);
  auto asks = held.asks(mel, entity, Purpose::oversight, "");
  asks.resource.requester_person = person(amara)->person();
  const auto approves =
      access::permit<Action::approve, Class::request>(asks, *held.cases().relations());
  REQUIRE(approves);
  const auto lent = lent_now(*held.cases().relations(), entity, amara, test_now);
  REQUIRE(lent.size() == 1);
  REQUIRE(keeps(
      mel, approve_location(*approves, lent.front(), *held.cases().relations(), id()).value()));
  CHECK(approve_location(*approves, lent.front(), *held.cases().relations(), id()).error().kind ==
        Problem::Kind::moved_on);
  const auto shown = sees(ben, Action::reveal, Class::location);
  REQUIRE(shown.granted);
  CHECK(shown.granted->on_behalf_of() == amara);
  CHECK(end_delegation(lent.front(), mel, id(), test_now).error().kind ==
        Problem::Kind::not_allowed);
  const auto ended = end_delegation(lent.front(), amara, id(), test_now);
  REQUIRE(ended);
  REQUIRE(keeps(amara, *ended));
  CHECK_FALSE(sees(ben, Action::reveal, Class::location).granted);
  CHECK_FALSE(sees(ben, Action::view, Class::core).granted);
}

TEST_CASE_FIXTURE(Lent, "nobody approves the address of what they lend themselves") {
  lend(mel, ben);
  auto asks = held.asks(mel, entity, Purpose::oversight, "");
  asks.resource.requester_person = person(mel)->person();
  CHECK_FALSE(access::permit<Action::approve, Class::request>(asks, *held.cases().relations()));
}

TEST_CASE_FIXTURE(Lent, "when the lender loses the child the colleague does too") {
  lend(amara, ben);
  const auto gone = cases::relation_ended(
      id(), test_now, {.subject = amara, .relation = "allocated_worker", .object = entity});
  REQUIRE(
      keeps(mel, {cases::relation_started(
                      id(), test_now, {.subject = ben, .relation = "advocate", .object = entity}),
                  {gone}}));
  CHECK_FALSE(sees(ben, Action::view, Class::case_).granted);
}

TEST_CASE_FIXTURE(Lent, "nothing is lent on, to oneself, outside one's body, or for ever") {
  CHECK_FALSE(lends(amara, to(amara)));
  CHECK_FALSE(lends(amara, to(eve)));
  CHECK_FALSE(lends(amara, to("u:nobody")));
  CHECK_FALSE(lends(ben, to(amara)));
  auto long_lent = to(ben);
  long_lent.until = test_now + access::lent_at_most;
  CHECK(lends(amara, long_lent));
  long_lent.until += Seconds(1);
  CHECK_FALSE(lends(amara, long_lent));
  long_lent.until = test_now;
  CHECK_FALSE(lends(amara, long_lent));
  lend(mel, amara);
  CHECK_FALSE(lends(amara, to(ben)));
}

TEST_CASE_FIXTURE(Lent, "an address, a child's words or nothing at all cannot be lent at once") {
  auto lending = to(ben);
  for (const auto& classes : std::vector<std::vector<std::string>>{
           {}, {"location"}, {"core", "child_voice"}, {"threat_intel"}, {"everything"}}) {
    lending.classes = classes;
    CHECK_FALSE(lends(amara, lending));
  }
  lending = to(ben);
  lending.reason.clear();
  CHECK_FALSE(lends(amara, lending));
}

TEST_CASE_FIXTURE(Lent, "a former lending is not approved") {
  lend(amara, ben);
  auto asks = held.asks(mel, entity, Purpose::oversight, "");
  asks.resource.requester_person = person(amara)->person();
  const auto approves =
      access::permit<Action::approve, Class::request>(asks, *held.cases().relations());
  auto lent = lent_now(*held.cases().relations(), entity, amara, test_now).front();
  auto other = lent;
  other.cases = {"c:other"};
  CHECK_FALSE(approve_location(*approves, other, *held.cases().relations(), id()));
  lent.until = test_now;
  CHECK_FALSE(approve_location(*approves, lent, *held.cases().relations(), id()));
}

}  // namespace
}  // namespace haven::casework
