#include "ledger/keys/key_encryption.h"

#include <sys/stat.h>

#include "ledger/keys/locked_keys.h"
#include "ledger/test_ledger.h"
#include "ledger/whole_file.h"

using namespace haven;
using namespace haven::ledger;

namespace {

const std::string a_key(32, 'k');

std::optional<std::string> unwrapped(KeyEncryption& keys, const WrappedKey& wrapped,
                                     std::string_view bound_to) {
  BriefKey key;
  if (!keys.unwrap(wrapped, bound_to, key.bytes)) return std::nullopt;
  return std::string(key.view());
}

}  // namespace

TEST_CASE("a wrapped key is unwrapped for what it was wrapped for, and for nothing else") {
  const auto keys = memory_key_encryption();
  const auto wrapped = keys->wrap("main", a_key, "stream a").value();
  CHECK(wrapped.bytes.find(a_key) == std::string::npos);
  CHECK(unwrapped(*keys, wrapped, "stream a") == a_key);
  CHECK_FALSE(unwrapped(*keys, wrapped, "stream b"));
  CHECK_FALSE(unwrapped(*keys, {"location", wrapped.version, wrapped.bytes}, "stream a"));
  CHECK_FALSE(unwrapped(*keys, {"main", 2, wrapped.bytes}, "stream a"));
  for (std::size_t at = 0; at < wrapped.bytes.size(); ++at) {
    auto changed = wrapped;
    changed.bytes[at] = static_cast<char>(changed.bytes[at] ^ 1);
    CHECK_FALSE(unwrapped(*keys, changed, "stream a"));
  }
  CHECK_FALSE(unwrapped(*keys, {"main", 1, "short"}, "stream a"));
}

TEST_CASE("the location's key cannot unwrap what the main key has wrapped") {
  const auto keys = memory_key_encryption();
  auto wrapped = keys->wrap("main", a_key, "x").value();
  REQUIRE(keys->wrap("location", a_key, "x"));
  wrapped.name = "location";
  CHECK_FALSE(unwrapped(*keys, wrapped, "x"));
}

TEST_CASE("an older version unwraps until it is destroyed, and the newest cannot be") {
  const TestFolder folder;
  {
    const auto keys = test_keys(folder / "kek");
    const auto wrapped = keys->wrap("main", a_key, "x").value();
    CHECK(keys->renew("main") == 2);
    CHECK(keys->wrap("main", a_key, "x")->version == 2);
    CHECK(unwrapped(*keys, wrapped, "x") == a_key);
    CHECK_FALSE(keys->destroy("main", 2));
    REQUIRE(keys->destroy("main", 1));
    CHECK_FALSE(unwrapped(*keys, wrapped, "x"));
  }
  CHECK_FALSE(std::filesystem::exists(folder / "kek/main.1"));
  CHECK(test_keys(folder / "kek")->newest("main") == 2);
}

TEST_CASE("keys in files are there after a restart, for their owner only") {
  const TestFolder folder;
  const auto wrapped = test_keys(folder / "kek")->wrap("main", a_key, "x").value();
  CHECK(unwrapped(*test_keys(folder / "kek"), wrapped, "x") == a_key);
  struct stat state{};
  REQUIRE(stat((folder / "kek/main.1").c_str(), &state) == 0);
  CHECK((state.st_mode & 0777) == 0600);
  const auto signed_by = test_keys(folder / "kek")->signing_public_key().value();
  CHECK(test_keys(folder / "kek")->signing_public_key() == signed_by);
}

TEST_CASE("a key file that others can read, or that holds no key, is refused") {
  const TestFolder folder;
  REQUIRE(test_keys(folder / "kek")->wrap("main", a_key, "x"));
  std::filesystem::permissions(folder / "kek/main.1", std::filesystem::perms(0640));
  CHECK_FALSE(file_key_encryption(folder / "kek", Trust::development));
  REQUIRE(write_whole(folder / "kek/main.1", "not a key\n", Readable::by_owner));
  CHECK_FALSE(file_key_encryption(folder / "kek", Trust::development));
}

TEST_CASE("a live ledger does not accept keys in files") {
  const TestFolder folder;
  const auto refused = file_key_encryption(folder / "kek", Trust::live);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().says ==
        "Keys in files are for development; a live ledger needs a hardware token");
  CHECK_FALSE(std::filesystem::exists(folder / "kek"));
}

TEST_CASE("a key's name is small letters, so that it cannot name a file elsewhere") {
  const TestFolder folder;
  const auto keys = test_keys(folder / "kek");
  for (const char* name : {"", "..", "../main", "Main", "main.1", "a/b"})
    CHECK_FALSE(keys->wrap(name, a_key, "x"));
}
