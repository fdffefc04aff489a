#include "signin/one_time_codes.h"

#include <doctest/doctest.h>

#include "desk/strange_values.h"
#include "values/random.h"

namespace haven::signin {
namespace {

const Instant now = read_instant("2027-03-01T10:00:00Z").value();

struct Codes {
  std::unique_ptr<desk::Store> desk = desk::Store::in_memory();
  PersonId person = random_id<PersonId>();
  std::string secret = random_bytes(20);
};

TEST_CASE_FIXTURE(Codes,
                  "a welcome code opens the same door until it is taken, and is taken once") {
  const auto code = give_welcome(*desk, {person, secret}, now).value();
  for (int look = 0; look < 2; ++look) {
    const auto found = find_welcome(*desk, code, now).value();
    REQUIRE(found);
    CHECK(found->person == person);
    CHECK(found->totp_secret == secret);
  }
  CHECK(take_welcome(*desk, code, now).value());
  CHECK_FALSE(take_welcome(*desk, code, now).value());
  CHECK_FALSE(find_welcome(*desk, code, now).value());
}

TEST_CASE_FIXTURE(Codes,
                  "a code is four groups of four, typed in capitals and without hyphens too") {
  const auto code = give_welcome(*desk, {person, secret}, now).value();
  REQUIRE(code.size() == 19);
  CHECK(code[4] == '-');
  std::string typed;
  for (const char letter : code)
    if (letter != '-') typed += letter >= 'a' ? static_cast<char>(letter - 'a' + 'A') : letter;
  CHECK(find_welcome(*desk, typed, now).value());
}

TEST_CASE_FIXTURE(Codes, "a code opens nothing after three days") {
  const auto code = give_welcome(*desk, {person, secret}, now).value();
  const auto end = now + std::chrono::days(3);
  CHECK(find_welcome(*desk, code, end - Seconds(1)).value());
  CHECK_FALSE(find_welcome(*desk, code, end).value());
  CHECK_FALSE(take_welcome(*desk, code, end).value());
}

TEST_CASE_FIXTURE(Codes, "a new welcome code voids the one before, and nobody else's") {
  const auto other = give_welcome(*desk, {random_id<PersonId>(), secret}, now).value();
  const auto first = give_welcome(*desk, {person, secret}, now).value();
  const auto second = give_welcome(*desk, {person, secret}, now).value();
  CHECK_FALSE(find_welcome(*desk, first, now).value());
  CHECK(find_welcome(*desk, second, now).value());
  CHECK(find_welcome(*desk, other, now).value());
}

TEST_CASE_FIXTURE(Codes, "a code for a device is no welcome code, and the other way round") {
  const auto until = now + std::chrono::days(90);
  const auto welcome = give_welcome(*desk, {person, secret}, now).value();
  const auto device = give_device(*desk, {person, secret.substr(0, 16), until}, now).value();
  CHECK_FALSE(find_welcome(*desk, device, now).value());
  CHECK_FALSE(find_device(*desk, welcome, now).value());
  const auto found = find_device(*desk, device, now).value();
  REQUIRE(found);
  CHECK(found->until == until);
  CHECK(found->device == secret.substr(0, 16));
}

TEST_CASE_FIXTURE(Codes, "what was never given opens nothing") {
  CHECK_FALSE(find_welcome(*desk, "", now).value());
  CHECK_FALSE(find_welcome(*desk, "aaaa-aaaa-aaaa-aaaa", now).value());
  CHECK_FALSE(take_device(*desk, "aaaa-aaaa-aaaa-aaaa", now).value());
}

TEST_CASE_FIXTURE(Codes, "a code whose row cannot be read opens nothing") {
  auto values = desk::strange_values({"person", "secret", "device", "until"});
  // As versions might have written them: another name for the secret, a device of other bytes.
  values.push_back(R"({"person":")" + person.text() + R"(","totp":"aaaaaaaa"})");
  values.push_back(R"({"device":"aaaaaaaa","person":")" + person.text() +
                   R"(","secret":"","until":"2027-06-01T00:00:00Z"})");
  const std::string code = "aaaabbbbccccdddd";
  for (const auto& value : values) {
    CAPTURE(value);
    for (const auto* kind : {"welcome", "device-code"})
      REQUIRE(desk->put({kind, code, person.text(), value, now + Hours(1)}));
    // Among so many strange ones a few are what they should be.
    const auto welcome = find_welcome(*desk, code, now).value();
    CHECK((!welcome || welcome->totp_secret.size() >= 16));
    const auto device = find_device(*desk, code, now).value();
    CHECK((!device || device->device.size() == 16));
    CHECK(give_welcome(*desk, {person, secret}, now));
  }
}

}  // namespace
}  // namespace haven::signin
