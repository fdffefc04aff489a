#include "register/turn.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "cases/test_register.h"

namespace haven::register_ {
namespace {

using cases::test_now;

struct Authority {
  cases::TestRegister held;
  std::string authority = held.add_organisation();
  std::string eve = held.add_person(authority, "edt");
  const Turn tonight{eve, "edt_duty", test_now + Hours(8), test_now + Hours(20)};

  Result<cases::NewEvent> give(const Turn& told) {
    return give_turn(held.cases().world({}, test_now), told, {});
  }
  std::string refused_at(auto spoil) {
    auto told = tonight;
    spoil(told);
    const auto given = give(told);
    return given ? "given" : given.error().where;
  }
};

TEST_CASE_FIXTURE(Authority, "whoever has a turn is on duty for their own body while it lasts") {
  const auto given = give(tonight);
  REQUIRE(given);
  const auto id = PersonId::from_text(std::string_view(eve).substr(2)).value();
  held.add(ledger::StreamId{id.bytes}, "rota.set", given->fields);
  const auto on_duty = [&](Instant when) {
    return held.cases().people()->on_duty("edt_duty", authority, when).size();
  };
  CHECK(on_duty(test_now + Hours(8) - Seconds(1)) == 0);
  CHECK(on_duty(test_now + Hours(8)) == 1);
  CHECK(on_duty(test_now + Hours(20) - Seconds(1)) == 1);
  CHECK(on_duty(test_now + Hours(20)) == 0);
}

TEST_CASE_FIXTURE(Authority, "a turn has a duty, a beginning, and an end after it") {
  CHECK(refused_at([](auto& turn) { turn.duty.clear(); }) == "duty");
  CHECK(refused_at([](auto& turn) { turn.from.reset(); }) == "from");
  CHECK(refused_at([](auto& turn) { turn.until.reset(); }) == "until");
  CHECK(refused_at([](auto& turn) { turn.until = turn.from; }) == "until");
  CHECK(refused_at([](auto& turn) { turn.until = *turn.from + Seconds(1); }) == "given");
}

TEST_CASE_FIXTURE(Authority, "nobody has a turn of a duty that is another kind of body's") {
  for (const auto* duty : {"missing_desk_duty", "national_desk_duty", "tea_duty"})
    CHECK(refused_at([&](auto& turn) { turn.duty = duty; }) == "duty");
  const auto service = held.add_organisation("guardian_service");
  const auto gus = held.add_person(service, "guardian");
  CHECK(refused_at([&](auto& turn) { turn.person = gus; }) == "duty");
  const auto dan = held.add_person(held.add_organisation("police"), "police_missing");
  CHECK(refused_at([&](auto& turn) {
          turn.person = dan;
          turn.duty = "missing_desk_duty";
        }) == "given");
}

TEST_CASE_FIXTURE(Authority, "every duty of the vocabulary is some body's") {
  const auto kinds = cases::codes_of(*cases::kind_named("organisation.added").field("kind"));
  for (const auto duty : cases::codes_of(*cases::kind_named("rota.set").field("duty")))
    CHECK_MESSAGE(std::ranges::count(kinds, duty, duty_in) == 1, std::string(duty));
}

TEST_CASE_FIXTURE(Authority, "nobody who is not there has a turn") {
  auto told = tonight;
  told.person = "u:nobody";
  CHECK(give(told).error().kind == Problem::Kind::not_found);
}

}  // namespace
}  // namespace haven::register_
