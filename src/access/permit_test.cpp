#include "access/permit.h"

#include <doctest/doctest.h>

#include "values/must_not_compile.h"

namespace haven::access {
namespace {

const Instant ten = *read_instant("2027-03-01T10:00:00Z");

Request a_request() {
  Request request;
  request.principal = {.id = "u:amara",
                       .person = "p:amara",
                       .org = "la:north",
                       .roles = {"social_worker"},
                       .status = "active",
                       .training = "current",
                       .vetting = "current"};
  request.resource = {.case_id = "c:1001", .authority = "la:north", .state = Resource::State::open};
  request.context = {.now = ten,
                     .purpose = Purpose::care,
                     .reason = "home visit 14:00 today",
                     .stepup_age_s = 60,
                     .device_managed = true};
  return request;
}

Relations allocated() {
  return Relations({{.subject = "u:amara", .relation = "allocated_worker", .object = "c:1001"}});
}

}  // namespace

TEST_CASE("a permit says who asked what, for which child and why") {
  const auto permit = access::permit<Action::reveal, Class::location>(a_request(), allocated());
  REQUIRE(permit);
  CHECK(permit->who() == "u:amara");
  CHECK(permit->person() == "p:amara");
  CHECK(permit->org() == "la:north");
  CHECK(permit->child() == "c:1001");
  CHECK(permit->purpose() == Purpose::care);
  CHECK(permit->reason() == "home visit 14:00 today");
  CHECK(permit->decided_at() == ten);
  CHECK(permit->because() == std::vector<std::string>{"P02"});
  CHECK(permit->obligations().size() == 4);
  CHECK(permit->granted().action() == Action::reveal);
  CHECK(permit->granted().cls() == Class::location);
}

TEST_CASE("a permit is for what its type says, whatever the request said") {
  auto request = a_request();
  request.action = Action::view;
  request.resource.cls = Class::core;
  CHECK_FALSE(permit<Action::view, Class::child_voice>(request, allocated()));
  CHECK(permit<Action::view, Class::health>(request, allocated())->because() ==
        std::vector<std::string>{"P01"});
}

TEST_CASE("a permit to record names the event") {
  auto request = a_request();
  request.resource.event = "missing.reported";
  CHECK(permit<Action::record, Class::track>(request, allocated())->event() == "missing.reported");
}

TEST_CASE("for somebody without a relation there is no such page") {
  const auto refused = permit<Action::view, Class::core>(a_request(), Relations());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == Problem::Kind::not_found);
  CHECK(refused.error().says == "This page cannot be found");
}

TEST_CASE("what is sealed is refused with one sentence, whether there is anything or not") {
  const auto words = permit<Action::view, Class::child_voice>(a_request(), allocated());
  const auto place = permit<Action::view, Class::location>(a_request(), allocated());
  REQUIRE_FALSE(words);
  CHECK(words.error().kind == Problem::Kind::not_allowed);
  CHECK(words.error() == place.error());
}

TEST_CASE("an old proof asks for a new one, and an own device for another device") {
  auto request = a_request();
  request.context.stepup_age_s = 1200;
  const auto old = permit<Action::reveal, Class::location>(request, allocated());
  REQUIRE_FALSE(old);
  CHECK(old.error().says == "Confirm that it is you");
  CHECK(old.error().kind == Problem::Kind::not_allowed);
  request.context.device_managed = false;
  CHECK(permit<Action::reveal, Class::location>(request, allocated()).error().says ==
        "Use a device that your organisation looks after");
}

TEST_CASE("a ruling keeps the decision, so that refusals can be written down too") {
  const auto refused = rule_on<Action::view, Class::core>(a_request(), Relations());
  CHECK_FALSE(refused.permit);
  CHECK(refused.decision.because == std::vector<std::string>{"default_deny"});
  const auto allowed = rule_on<Action::view, Class::core>(a_request(), allocated());
  CHECK(allowed.permit);
  CHECK(allowed.decision.because == allowed.permit->because());
}

TEST_CASE("what must not compile does not, for the reason given, and compiles without it") {
  constexpr MustNotCompile must_not[] = {
      {"makes_a_permit",
       "Granted::Granted(haven::access::Request, haven::access::Decision, std::string)' "
       "is private"},
      {"turns_a_grant_into_a_permit", "Permit(haven::access::Granted)"},
      {"shows_another_class", "invalid initialization of reference"},
      {"records_with_leave_to_view", "invalid initialization of reference"},
  };
  CHECK(what_is_not_refused("access/must_not_compile", must_not) == "");
}

}  // namespace haven::access
