#include "signin/totp.h"

#include <doctest/doctest.h>

#include <set>

#include "values/encoding.h"

using namespace haven;
using namespace haven::signin;

namespace {

const std::string rfc_secret = "12345678901234567890";

Instant at(std::int64_t seconds) { return Instant(Seconds(seconds)); }

}  // namespace

TEST_CASE("codes are those of RFC 6238, appendix B, cut to six digits") {
  struct Vector {
    std::int64_t seconds;
    const char* code;
  };
  for (const auto& [seconds, code] :
       {Vector{59, "287082"}, Vector{1111111109, "081804"}, Vector{1111111111, "050471"},
        Vector{1234567890, "005924"}, Vector{2000000000, "279037"}, Vector{20000000000, "353130"}})
    CHECK(*accept_totp(rfc_secret, code, at(seconds), std::nullopt) == seconds / 30);
}

TEST_CASE("a code is good from a step before its own until a step after, and no longer") {
  // The step of 1111111111 begins at 1111111110.
  const auto begins = std::int64_t{1111111110};
  const auto accepts = [](std::int64_t seconds) {
    return accept_totp(rfc_secret, "050471", at(seconds), std::nullopt).has_value();
  };
  CHECK_FALSE(accepts(begins - 31));
  CHECK(accepts(begins - 30));
  CHECK(accepts(begins));
  CHECK(accepts(begins + 59));
  CHECK_FALSE(accepts(begins + 60));
}

TEST_CASE("a code is good once, and an older one not after a newer one") {
  const auto now = at(1111111111);
  const auto step = accept_totp(rfc_secret, "050471", now, std::nullopt);
  REQUIRE(step);
  CHECK_FALSE(accept_totp(rfc_secret, "050471", now, step));
  CHECK_FALSE(accept_totp(rfc_secret, "081804", now, step));
  CHECK(accept_totp(rfc_secret, "050471", now, *step - 1));
}

TEST_CASE("blanks between the digits do not matter; anything else does") {
  const auto accepts = [](std::string_view code) {
    return accept_totp(rfc_secret, code, at(59), std::nullopt).has_value();
  };
  CHECK(accepts("287 082"));
  CHECK(accepts(" 287082 "));
  for (const auto* code : {"", "287", "2870820", "287083", "0287082", "287-082", "94287082",
                           "287082\n", "２８７０８２"})
    CHECK_FALSE(accepts(code));
}

TEST_CASE("of all codes at most three are right at a moment") {
  int right = 0;
  for (int i = 0; i < 1'000'000; i += 1000) {
    // A thousand of them stand for all: each is right by chance with three in a million.
    auto code = std::to_string(1'000'000 + i).substr(1);
    right += accept_totp(rfc_secret, code, at(1111111111), std::nullopt).has_value();
  }
  CHECK(right <= 3);
}

TEST_CASE("every secret is new and has 160 bits") {
  std::set<std::string> secrets;
  for (int i = 0; i < 100; ++i) secrets.insert(new_totp_secret());
  CHECK(secrets.size() == 100);
  CHECK(secrets.begin()->size() == 20);
}

TEST_CASE("a secret is written in groups of four for typing") {
  CHECK(totp_secret_words(rfc_secret) == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
}

TEST_CASE("an authenticator reads the secret and the account from the address") {
  CHECK(otpauth_url(rfc_secret, "amara.o") ==
        "otpauth://totp/Haven:amara.o?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Haven"
        "&algorithm=SHA1&digits=6&period=30");
}

TEST_CASE("an account cannot add parts to the address") {
  const auto url = otpauth_url(rfc_secret, "a?secret=AAAA&issuer=Bank#é");
  CHECK(url.starts_with("otpauth://totp/Haven:a%3Fsecret%3DAAAA%26issuer%3DBank%23%C3%A9?secret="));
}
