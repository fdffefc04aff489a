#include "desk/secret.h"

#include <doctest/doctest.h>

#include "desk/framed.h"
#include "values/encoding.h"

using namespace haven;
using desk::Secret;

TEST_CASE("a tag is HMAC-SHA-256 over the parts with their lengths") {
  const auto secret = *Secret::from_bytes(std::string(32, '\x0b'));
  // Computed apart from this program:
  // printf '\002\0\0\0Hi\005\0\0\0There' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b...
  CHECK(to_hex(secret.tag({"Hi", "There"})) ==
        "3e575da3f2f9a0f5260763c27469226984d5bdd68f40ab5fb919559b62eda642");
  CHECK(secret.tag({"Hi", "There"}) != secret.tag({"HiT", "here"}));
}

TEST_CASE("a secret for one purpose is unrelated to that for another, and always the same") {
  const auto secret = Secret::random();
  CHECK(secret.derive("a").tag({""}) == secret.derive("a").tag({""}));
  CHECK(secret.derive("a").tag({""}) != secret.derive("b").tag({""}));
  CHECK(secret.derive("a").tag({""}) != secret.tag({""}));
  CHECK(secret.derive("a").tag({""}) != Secret::random().derive("a").tag({""}));
}

TEST_CASE("a secret has 32 bytes, no more and no fewer") {
  CHECK(Secret::from_bytes(std::string(32, 'k')));
  for (const std::size_t size : std::initializer_list<std::size_t>{0, 16, 31, 33})
    CHECK_FALSE(Secret::from_bytes(std::string(size, 'k')));
}

TEST_CASE("bytes are the same when their lengths and all of them are") {
  CHECK(desk::same_bytes("", ""));
  CHECK(desk::same_bytes("abc", "abc"));
  CHECK_FALSE(desk::same_bytes("abc", "abd"));
  CHECK_FALSE(desk::same_bytes("abc", "ab"));
}
