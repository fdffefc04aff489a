#include "ledger/hash.h"

#include <doctest/doctest.h>

#include <vector>

#include "values/encoding.h"

using namespace haven;
using namespace haven::ledger;

namespace {
std::string unhex(std::string_view text) { return from_hex(text).value(); }
std::string hex(const Hash& hash) { return to_hex(bytes_of(hash)); }
std::string expanded(const Hash& key, std::string_view label, std::size_t size) {
  std::vector<std::uint8_t> bytes(size);
  hkdf_expand(KeyedHash(bytes_of(key)), label, bytes);
  return to_hex({reinterpret_cast<const char*>(bytes.data()), size});
}
}  // namespace

TEST_CASE("SHA-256 gives the examples of FIPS 180-4, however the bytes are cut into parts") {
  CHECK(hex(sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex(sha256({"abc"})) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256({"a", "", "bc"}) == sha256({"abc"}));
}

TEST_CASE("HMAC-SHA-256 gives the examples of RFC 4231") {
  CHECK(hex(hmac_sha256(std::string(20, '\x0b'), {"Hi There"})) ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  CHECK(hex(hmac_sha256("Jefe", {"what do ya want ", "for nothing?"})) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(hex(hmac_sha256(std::string(131, '\xaa'),
                        {"Test Using Larger Than Block-Size Key - Hash Key First"})) ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("a key that was begun once gives for each message what HMAC gives") {
  for (const auto& key : {std::string("Jefe"), std::string(64, '\xaa')}) {
    const KeyedHash begun(key);
    for (const auto* said : {"what do ya want for nothing?", "Hi There", ""})
      CHECK(begun.of({said}) == hmac_sha256(key, {said}));
  }
}

TEST_CASE("HKDF-SHA-256 gives the examples of RFC 5869, appendix A") {
  const auto first = hkdf_extract(unhex("000102030405060708090a0b0c"), std::string(22, '\x0b'));
  CHECK(hex(first) == "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
  CHECK(expanded(first, unhex("f0f1f2f3f4f5f6f7f8f9"), 42) ==
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865");

  std::string salt, material, label;
  for (int byte = 0; byte < 80; ++byte) {
    material += static_cast<char>(byte);
    salt += static_cast<char>(0x60 + byte);
    label += static_cast<char>(0xb0 + byte);
  }
  const auto second = hkdf_extract(salt, material);
  CHECK(hex(second) == "06a6b88c5853361a06104c9ceb35b45cef760014904671014a193f40c15fc244");
  CHECK(expanded(second, label, 82) ==
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c6"
        "5e590e09da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87");

  const auto third = hkdf_extract("", std::string(22, '\x0b'));
  CHECK(expanded(third, "", 42) ==
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8");
}

TEST_CASE("a text's hash is written in hexadecimal, as the standard writes its example") {
  CHECK(sha256_in_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
