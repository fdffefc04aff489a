#include "register/newcomer.h"

#include <doctest/doctest.h>

#include "cases/test_register.h"
#include "values/random.h"

namespace haven::register_ {
namespace {

using cases::test_now;
namespace events = cases::events;

Newcomer amara() {
  return {.organisation = "o:eastholt",
          .kind = "local_authority",
          .name = "Amara Khan",
          .sign_in = "amara.khan",
          .email = "amara@example.org",
          .phone = "01632 960001",
          .roles = {"social_worker", "edt"},
          .trained_until = read_date("2028-02-29").value(),
          .vetted_until = read_date("2029-01-01").value()};
}

struct Register {
  cases::TestRegister held;

  Result<std::vector<cases::NewEvent>> joins(const Newcomer& told) {
    return join(held.cases().world({}, test_now), told, {});
  }
  std::string refused_at(auto spoil) {
    auto told = amara();
    spoil(told);
    const auto joined = joins(told);
    return joined ? "joined" : joined.error().where;
  }
};

TEST_CASE_FIXTURE(Register, "a person joins with work and clearance, from that moment") {
  const auto joined = joins(amara());
  REQUIRE(joined);
  REQUIRE(joined->size() == 3);
  const auto& added = joined->front();
  CHECK(added.is(events::person_added));
  CHECK(added.occurred.to == test_now);
  CHECK(added.fields.at("organisation") == "o:eastholt");
  CHECK(added.fields.at("sign_in") == "amara.khan");
  CHECK((*joined)[1].is(events::person_role));
  CHECK((*joined)[1].fields.at("roles") == "social_worker edt");
  CHECK((*joined)[2].is(events::person_cleared));
  CHECK((*joined)[2].fields.at("trained_until") == "2028-02-29");
  CHECK((*joined)[2].fields.at("vetted_until") == "2029-01-01");
}

TEST_CASE_FIXTURE(Register, "a name to sign in with is small letters, digits, dots and hyphens") {
  for (const auto* name : {"", "ab", "Amara", "amara khan", "amara@home", "amará", "a\nb"})
    CHECK_MESSAGE(refused_at([&](auto& told) { told.sign_in = name; }) == "sign_in",
                  std::string(name));
  CHECK(refused_at([](auto& told) { told.sign_in = "a-1"; }) == "joined");
  CHECK(refused_at([](auto& told) { told.sign_in = std::string(64, 'a'); }) == "joined");
  CHECK(refused_at([](auto& told) { told.sign_in = std::string(65, 'a'); }) == "sign_in");
}

TEST_CASE_FIXTURE(Register, "nobody signs in by a name that is somebody else's") {
  const auto person = random_id<PersonId>();
  held.add(ledger::StreamId{person.bytes}, "person.added",
           {{"organisation", "o:westholt"}, {"name", "Another"}, {"sign_in", "amara.khan"}});
  CHECK(refused_at([](auto&) {}) == "sign_in");
  CHECK(refused_at([](auto& told) { told.sign_in = "amara.khan2"; }) == "joined");
}

TEST_CASE_FIXTURE(Register, "an e-mail address may be missing, and is otherwise one") {
  CHECK(refused_at([](auto& told) { told.email.clear(); }) == "joined");
  for (const auto* email : {"amara", "@example.org", "amara@example", "a b@example.org",
                            "a@example.org,b@example.org", "a@example.org\nBcc: all"})
    CHECK_MESSAGE(refused_at([&](auto& told) { told.email = email; }) == "email",
                  std::string(email));
}

TEST_CASE_FIXTURE(Register, "a person has a name, and work of that kind of organisation") {
  CHECK(refused_at([](auto& told) { told.name.clear(); }) == "name");
  CHECK(refused_at([](auto& told) { told.roles.clear(); }) == "roles");
  CHECK(refused_at([](auto& told) { told.kind = "police"; }) == "roles");
}

}  // namespace
}  // namespace haven::register_
