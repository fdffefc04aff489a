#include "values/encoding.h"

#include <doctest/doctest.h>

#include "values/ids.h"

using namespace haven;

TEST_CASE("the test vectors of RFC 4648 come out right") {
  const char* plain[] = {"", "f", "fo", "foo", "foob", "fooba", "foobar"};
  const char* base64[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
  const char* base32[] = {"", "my", "mzxq", "mzxw6", "mzxw6yq", "mzxw6ytb", "mzxw6ytboi"};
  const char* hex[] = {"", "66", "666f", "666f6f", "666f6f62", "666f6f6261", "666f6f626172"};
  for (int i = 0; i < 7; ++i) {
    CHECK(to_base64(plain[i]) == base64[i]);
    CHECK(from_base64(base64[i]) == plain[i]);
    CHECK(to_base32(plain[i]) == base32[i]);
    CHECK(from_base32(base32[i]) == plain[i]);
    CHECK(to_hex(plain[i]) == hex[i]);
    CHECK(from_hex(hex[i]) == plain[i]);
  }
}

TEST_CASE("a second spelling of the same bytes is refused") {
  CHECK_FALSE(from_base64("Zg"));
  CHECK_FALSE(from_base64("Zh=="));
  CHECK_FALSE(from_base32("mz"));
  CHECK_FALSE(from_base32("MY"));
  CHECK_FALSE(from_hex("abc"));
  CHECK_FALSE(from_hex("zz"));
}

TEST_CASE("an id is 26 letters and digits, and only that is read as one") {
  const auto id = *ChildId::from_bytes("0123456789abcdef");
  CHECK(id.text().size() == 26);
  CHECK(ChildId::from_text(id.text()) == id);
  CHECK_FALSE(ChildId::from_text(id.text().substr(1)));
  CHECK_FALSE(ChildId::from_text(""));
  CHECK_FALSE(ChildId::from_text("AAAAAAAAAAAAAAAAAAAAAAAAAA"));
}
