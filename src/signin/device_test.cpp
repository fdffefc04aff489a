#include "signin/device.h"

#include <doctest/doctest.h>

#include "values/encoding.h"
#include "values/random.h"

using namespace haven;
using namespace haven::signin;

namespace {

const Instant noon = *read_instant("2027-04-17T12:00:00Z");
const auto secret = desk::Secret::random();
const ManagedDevice laptop{random_id<DeviceId>(), noon + Hours(1)};

}  // namespace

TEST_CASE("an enrolled device is known until its end, and not at it") {
  const auto token = device_token(secret, laptop);
  CHECK(*read_device(secret, token, noon) == laptop);
  CHECK(read_device(secret, token, laptop.until - Seconds(1)));
  CHECK_FALSE(read_device(secret, token, laptop.until));
}

TEST_CASE("a device that is changed by one letter is not managed") {
  const auto token = device_token(secret, laptop);
  for (std::size_t i = 0; i < token.size(); ++i) {
    auto changed = token;
    changed[i] = changed[i] == 'a' ? 'b' : 'a';
    const auto read = read_device(secret, changed, noon);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == Problem::Kind::not_allowed);
  }
}

TEST_CASE("a device enrolled elsewhere is not managed here") {
  CHECK_FALSE(read_device(desk::Secret::random(), device_token(secret, laptop), noon));
}

TEST_CASE("what is no token is refused") {
  for (const auto* token : {"", ".", "..", "...", "a.b.c", "a.1.", "no dots at all"})
    CHECK_FALSE(read_device(secret, token, noon));
}

TEST_CASE("a token is safe in a cookie") {
  CHECK(device_token(secret, laptop).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.") ==
        std::string::npos);
}

TEST_CASE("a cookie that we signed and cannot read is a device that is not managed") {
  for (const std::string text : {"", ".", "d.1", "12345.99999999999", "..1800000000"}) {
    const auto token = text + "." + to_base32(secret.tag({"signin.device", text}));
    CAPTURE(token);
    CHECK_FALSE(read_device(secret, token, Instant(Seconds(1000))));
  }
}
