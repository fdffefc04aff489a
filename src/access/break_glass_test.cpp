#include "access/break_glass.h"

#include <doctest/doctest.h>

#include <vector>

namespace haven::access {
namespace {

const Instant ten = *read_instant("2027-03-01T10:00:00Z");
const EmergencyReason found{"found_child", "Child found alone at the coach station"};

Request request_by(const std::string& name, const std::string& role, Purpose purpose, Instant now) {
  Request request;
  request.principal = {.id = "u:" + name,
                       .person = "p:" + name,
                       .org = "la:east",
                       .roles = {role},
                       .status = "active",
                       .training = "current",
                       .vetting = "current"};
  request.resource = {.case_id = "c:1", .authority = "la:north", .state = Resource::State::open};
  request.context = {.now = now,
                     .purpose = purpose,
                     .reason = "spoke to the officer",
                     .stepup_age_s = 10,
                     .device_managed = true};
  return request;
}

Result<Emergency> claim_at(Instant now, std::span<const Emergency> earlier = {},
                           const EmergencyReason& reason = found) {
  const auto request = request_by("kim", "social_worker", Purpose::safeguarding, now);
  return claim(*permit<Action::break_glass, Class::core>(request, {}), {"bg:1", "t:east"}, reason,
               earlier);
}

Emergency opened_at(Instant now) { return *open(*claim_at(now), "c:1", {}, now); }

Result<Emergency> confirm_by(const std::string& name, const Emergency& emergency, Instant now,
                             const std::string& child = "c:1") {
  auto request = request_by(name, "duty_manager", Purpose::safeguarding, now);
  request.resource.case_id = child;
  request.resource.requester_person = "p:somebody";
  return confirm(*permit<Action::confirm, Class::request>(request, {}), emergency);
}

Result<Emergency> review_by(const std::string& name, const Emergency& emergency, Instant now,
                            EmergencyVerdict verdict = EmergencyVerdict::justified,
                            const std::string& line = "t:privacy") {
  auto request = request_by(name, "break_glass_reviewer", Purpose::oversight, now);
  request.resource.requester_person = "p:somebody";
  return review(*permit<Action::review_break_glass, Class::request>(request, {}), emergency, line,
                verdict);
}

}  // namespace

TEST_CASE("a claim opens nothing until a record matches") {
  const auto claimed = claim_at(ten);
  REQUIRE(claimed);
  CHECK(claimed->phase(ten + Hours(5)) == EmergencyPhase::claimed);
  CHECK_FALSE(as_context(*claimed, ten));
  CHECK_FALSE(unreviewed_hours(std::span(&*claimed, 1), ten + Hours(100)));
}

TEST_CASE("a claim says why, in words") {
  CHECK(claim_at(ten, {}, {"curiosity", found.text}).error().where == "reason_code");
  CHECK(claim_at(ten, {}, {"found_child", "nineteen characters"}).error().where == "reason_text");
  CHECK(claim_at(ten, {}, {"found_child", "twenty characters..."}));
  CHECK_FALSE(claim_at(ten, {}, {"found_child", "   nineteen characters   "}));
}

TEST_CASE("the fourth claim in 24 hours goes to the desk, and the next day's does not") {
  std::vector<Emergency> earlier;
  for (int i = 0; i < 3; ++i) {
    auto claimed = claim_at(ten + Hours(i), earlier);
    REQUIRE(claimed);
    earlier.push_back(*claimed);
  }
  const auto fourth = claim_at(ten + Hours(23), earlier);
  REQUIRE_FALSE(fourth);
  CHECK(fourth.error().kind == Problem::Kind::not_allowed);
  CHECK_FALSE(claim_at(ten + Hours(24) - Seconds(1), earlier));
  CHECK(claim_at(ten + Hours(24), earlier));
}

TEST_CASE("an opening lasts an hour to the second") {
  const auto emergency = opened_at(ten);
  CHECK(emergency.phase(ten) == EmergencyPhase::open);
  CHECK(emergency.phase(ten + Seconds(3599)) == EmergencyPhase::open);
  CHECK(emergency.phase(ten + Seconds(3600)) == EmergencyPhase::expired);
  CHECK(as_context(emergency, ten + Seconds(3599)));
  CHECK_FALSE(as_context(emergency, ten + Seconds(3600)));
}

TEST_CASE("what an opening puts in the context is what P13 asks for") {
  auto request = request_by("kim", "social_worker", Purpose::safeguarding, ten + Seconds(60));
  request.context.break_glass = as_context(opened_at(ten), ten + Seconds(60));
  const auto permit = access::permit<Action::view, Class::core>(request, {});
  REQUIRE(permit);
  CHECK(permit->because() == std::vector<std::string>{"P13"});
  request.context.break_glass = as_context(*stop(opened_at(ten), ten), ten + Seconds(60));
  CHECK_FALSE(access::permit<Action::view, Class::core>(request, {}));
}

TEST_CASE("for risk to life a second person opens the address to a stranger") {
  const auto claimed = claim_at(ten, {}, {"risk_to_life", "Men are at the door of the house"});
  const auto emergency = *open(*claimed, "c:1", {}, ten);
  auto request = request_by("kim", "social_worker", Purpose::safeguarding, ten + Seconds(90));
  request.context.break_glass = as_context(emergency, ten + Seconds(90));
  CHECK_FALSE(permit<Action::reveal, Class::location>(request, {}));
  const auto confirmed = confirm_by("dora", emergency, ten + Seconds(80));
  REQUIRE(confirmed);
  request.context.break_glass = as_context(*confirmed, ten + Seconds(90));
  CHECK(permit<Action::reveal, Class::location>(request, {}));
}

TEST_CASE("only one is open at a time, and the next opens as soon as that one is over") {
  const auto first = opened_at(ten);
  const auto second = *claim_at(ten + Seconds(10));
  const Budget budget{.earlier = std::span(&first, 1)};
  CHECK_FALSE(open(second, "c:2", budget, ten + Seconds(3599)));
  CHECK(open(second, "c:2", budget, ten + Seconds(3600)));
}

TEST_CASE("the fourth opening in 30 days waits for a manager's note") {
  std::vector<Emergency> earlier;
  for (int day = 0; day < 3; ++day) earlier.push_back(opened_at(ten + Hours(24 * day)));
  const auto day_29 = ten + Hours(29 * 24);
  const auto fourth = *claim_at(day_29, earlier);
  CHECK_FALSE(open(fourth, "c:1", {.earlier = earlier}, day_29));
  CHECK(open(fourth, "c:1", {.earlier = earlier, .manager_has_noted = true}, day_29));
  CHECK_FALSE(open(fourth, "c:1", {.earlier = earlier}, ten + Hours(30 * 24) - Seconds(1)));
  CHECK(open(fourth, "c:1", {.earlier = earlier}, ten + Hours(30 * 24)));
}

TEST_CASE("what is open or over is not opened again") {
  CHECK_FALSE(open(opened_at(ten), "c:2", {}, ten + Seconds(5)));
  CHECK_FALSE(open(opened_at(ten), "c:2", {}, ten + Hours(2)));
  CHECK_FALSE(open(*claim_at(ten), "c:1", {}, ten - Seconds(1)));
}

TEST_CASE("nobody confirms their own, another child's, or what is not open") {
  const auto emergency = opened_at(ten);
  CHECK_FALSE(confirm_by("kim", emergency, ten + Seconds(5)));
  CHECK_FALSE(confirm_by("dora", emergency, ten + Seconds(5), "c:2"));
  CHECK_FALSE(confirm_by("dora", emergency, ten + Seconds(3600)));
  const auto confirmed = confirm_by("dora", emergency, ten + Seconds(5));
  REQUIRE(confirmed);
  CHECK_FALSE(confirm_by("dora", *confirmed, ten + Seconds(6)));
}

TEST_CASE("stopping ends an opening at once, and only once") {
  const auto stopped = stop(opened_at(ten), ten + Seconds(30));
  REQUIRE(stopped);
  CHECK(stopped->phase(ten + Seconds(30)) == EmergencyPhase::stopped);
  CHECK(stopped->ends() == ten + Seconds(30));
  CHECK_FALSE(stop(*stopped, ten + Seconds(31)));
  CHECK_FALSE(stop(opened_at(ten), ten + Seconds(3600)));
  CHECK_FALSE(stop(*claim_at(ten), ten));
}

TEST_CASE("another person of another line judges it, once it is over") {
  const auto emergency = opened_at(ten);
  const auto later = ten + Hours(20);
  CHECK_FALSE(review_by("kim", emergency, later));
  CHECK_FALSE(review_by("rhys", emergency, later, EmergencyVerdict::justified, "t:east"));
  CHECK_FALSE(review_by("rhys", emergency, ten + Seconds(5)));
  CHECK_FALSE(review_by("rhys", *claim_at(ten), later));
  const auto reviewed = review_by("rhys", emergency, later);
  REQUIRE(reviewed);
  CHECK(reviewed->phase(later) == EmergencyPhase::reviewed);
  CHECK(reviewed->reviewed->person == "p:rhys");
  CHECK_FALSE(review_by("rhys", *reviewed, later));
}

TEST_CASE("an unreviewed one counts from its end, and a reviewed one not at all") {
  std::vector<Emergency> all{opened_at(ten)};
  CHECK_FALSE(unreviewed_hours(all, ten + Seconds(3599)));
  CHECK(*unreviewed_hours(all, ten + Hours(1)) == doctest::Approx(0));
  CHECK(*unreviewed_hours(all, ten + Hours(74)) == doctest::Approx(73));
  all.push_back(opened_at(ten + Hours(10)));
  CHECK(*unreviewed_hours(all, ten + Hours(74)) == doctest::Approx(73));
  all[0] = *review_by("rhys", all[0], ten + Hours(20));
  CHECK(*unreviewed_hours(all, ten + Hours(74)) == doctest::Approx(63));
}

TEST_CASE("only an emergency that was not justified calls for a hold") {
  const auto later = ten + Hours(20);
  for (const auto verdict : {EmergencyVerdict::justified, EmergencyVerdict::unclear}) {
    const auto fine = *review_by("rhys", opened_at(ten), later, verdict);
    CHECK_FALSE(calls_for_hold(std::span(&fine, 1)));
  }
  const auto bad = *review_by("rhys", opened_at(ten), later, EmergencyVerdict::not_justified);
  CHECK(calls_for_hold(std::span(&bad, 1)));
}

}  // namespace haven::access
