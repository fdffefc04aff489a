#include "cases/credentials.h"

#include <doctest/doctest.h>

#include "cases/devices.h"
#include "cases/test_register.h"
#include "values/random.h"

namespace haven::cases {
namespace {

void keep(TestRegister& held, PersonId person, NewEvent event) {
  held.add(ledger::StreamId{person.bytes}, event.kind->name, std::move(event.fields));
}

TEST_CASE("what a person signs in with is read back, and the newest of each counts") {
  TestRegister held;
  const auto person = random_id<PersonId>();
  const std::string secret("\x00\xff\x10secret bytes 20...", 20);
  keep(held, person, password_set("$argon2id$first", test_now));
  keep(held, person, authenticator_enrolled(secret, test_now));
  keep(held, person, password_set("$argon2id$second", test_now));
  const auto found = credentials(held.cases(), person);
  REQUIRE(found);
  CHECK(found->password_hash == "$argon2id$second");
  CHECK(found->totp_secret == secret);
}

TEST_CASE("for an id that nobody has there is nothing to sign in with") {
  TestRegister held;
  const auto found = credentials(held.cases(), random_id<PersonId>());
  REQUIRE(found);
  CHECK(found->password_hash.empty());
  CHECK(found->totp_secret.empty());
}

TEST_CASE("what others sign in with is not mistaken for one's own") {
  TestRegister held;
  keep(held, random_id<PersonId>(), password_set("theirs", test_now));
  CHECK(credentials(held.cases(), random_id<PersonId>())->password_hash.empty());
}

TEST_CASE("neither hash nor secret is in the track that is opened at start") {
  TestRegister held;
  const auto person = random_id<PersonId>();
  keep(held, person, password_set("$argon2id$hash", test_now));
  const auto entries = *held.ledger().read(ledger::StreamId{person.bytes}).value();
  REQUIRE(entries.size() == 1);
  CHECK(held.ledger().open(entries[0], ledger::track)->find("argon2id") == std::string::npos);
  CHECK(entries[0].envelope.find("argon2id") == std::string::npos);
}

TEST_CASE("a device is known for its person only, and until its last second") {
  TestRegister held;
  const auto person = random_id<PersonId>();
  const auto until = test_now + Hours(1);
  held.add(ledger::StreamId{person.bytes}, "device.enrolled",
           {{"device", "d:one"}, {"until", to_text(until)}});
  const auto known = [&](PersonId who, std::string_view device, Instant when) {
    return is_enrolled(held.cases(), who, device, when).value();
  };
  CHECK(known(person, "d:one", test_now));
  CHECK(known(person, "d:one", until - Seconds(1)));
  CHECK_FALSE(known(person, "d:one", until));
  CHECK_FALSE(known(person, "d:two", test_now));
  CHECK_FALSE(known(random_id<PersonId>(), "d:one", test_now));
}

TEST_CASE("a device that is enrolled anew until an earlier moment ends at that one") {
  TestRegister held;
  const auto person = random_id<PersonId>();
  const ledger::StreamId stream{person.bytes};
  held.add(stream, "device.enrolled",
           {{"device", "d:one"}, {"until", to_text(test_now + Hours(9))}});
  held.add(stream, "device.enrolled", {{"device", "d:one"}, {"until", to_text(test_now)}});
  CHECK_FALSE(is_enrolled(held.cases(), person, "d:one", test_now).value());
}

}  // namespace
}  // namespace haven::cases
