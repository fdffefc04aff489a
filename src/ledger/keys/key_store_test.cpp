#include "ledger/keys/key_store.h"

#include "ledger/store/sqlite.h"
#include "ledger/test_ledger.h"
#include "ledger/whole_file.h"

using namespace haven;
using namespace haven::ledger;

namespace {

/// What is used of a key, for comparison only.
std::string key_of(const KeyStore& keys, const KeyName& name) {
  std::string copy;
  const auto used = keys.use(name, [&](std::string_view key) { copy = key; });
  CAPTURE(used ? "" : used.error().says);
  REQUIRE(used);
  return copy;
}

void make(KeyStore& keys, StreamId stream, Compartment compartment) {
  const std::pair wanted{stream, compartment};
  REQUIRE(keys.make_missing({&wanted, 1}));
}

class StoreFolder {
 public:
  std::unique_ptr<KeyStore> open() const {
    return KeyStore::open(file(), test_keys(folder_ / "kek")).value();
  }
  std::filesystem::path file() const { return folder_ / "keys.db"; }
  std::string all_bytes() const {
    std::string bytes;
    for (const char* name : {"keys.db", "keys.db-wal", "keys.db-shm", "keys.db-journal"})
      bytes += read_whole(folder_ / name).value().value_or("");
    return bytes;
  }
  std::unique_ptr<KeyEncryption> encryption() const { return test_keys(folder_ / "kek"); }

 private:
  TestFolder folder_;
};

}  // namespace

TEST_CASE("each compartment of each stream has a key of its own, which is there after a restart") {
  const StoreFolder folder;
  const auto stream = a_stream(), other = a_stream();
  std::vector<std::string> made;
  const std::vector<KeyName> names = {
      {stream, track, 1}, {stream, location, 1}, {stream, 5, 1}, {other, 5, 1}};
  {
    const auto keys = folder.open();
    for (const auto& name : names) make(*keys, name.keys_of, name.compartment);
    for (const auto& name : names) made.push_back(key_of(*keys, name));
  }
  for (std::size_t a = 0; a < made.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) CHECK(made[a] != made[b]);
  const auto keys = folder.open();
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(key_of(*keys, names[i]) == made[i]);
  CHECK(keys->newest(stream, 5) == 1);
  CHECK(keys->newest(stream, 6) == 0);
  CHECK(keys->use({stream, 6, 1}, [](std::string_view) {}).error().kind == Problem::Kind::broken);
}

TEST_CASE("a key that is there already is not made again") {
  const auto keys = KeyStore::over(memory_key_table(), memory_key_encryption()).value();
  const auto stream = a_stream();
  make(*keys, stream, 5);
  const auto key = key_of(*keys, {stream, 5, 1});
  const std::vector<std::pair<StreamId, Compartment>> twice = {
      {stream, 5}, {stream, 7}, {stream, 7}};
  REQUIRE(keys->make_missing(twice));
  CHECK(key_of(*keys, {stream, 5, 1}) == key);
}

TEST_CASE("after a key was renewed, the older one still opens what it has sealed") {
  const StoreFolder folder;
  const auto stream = a_stream();
  std::string first, second;
  {
    const auto keys = folder.open();
    make(*keys, stream, track);
    first = key_of(*keys, {stream, track, 1});
    CHECK(keys->renew(stream, track) == 2);
    second = key_of(*keys, {stream, track, 2});
    CHECK(first != second);
  }
  const auto keys = folder.open();
  CHECK(keys->newest(stream, track) == 2);
  CHECK(key_of(*keys, {stream, track, 1}) == first);
  CHECK(key_of(*keys, {stream, track, 2}) == second);
}

TEST_CASE("rotating a key-encryption key loses no data key, and its old version can go then") {
  const StoreFolder folder;
  std::vector<std::pair<KeyName, std::string>> made;
  const auto keys = folder.open();
  for (int i = 0; i < 1200; ++i) {
    const KeyName name{a_stream(), static_cast<Compartment>(i % 3), 1};
    make(*keys, name.keys_of, name.compartment);
    made.emplace_back(name, key_of(*keys, name));
  }
  CHECK(keys->rewrap("main") == 0);
  CHECK_FALSE(keys->retire("main", 1));
  REQUIRE(keys->rotate("main"));
  REQUIRE(keys->retire("main", 1));
  const auto reopened = folder.open();
  for (const auto& [name, key] : made) REQUIRE(key_of(*reopened, name) == key);
  CHECK(folder.encryption()->newest("main") == 2);
  CHECK(folder.encryption()->newest("location") == 1);
}

TEST_CASE("a rotation that is cut short is taken up again, and no key is lost on the way") {
  // The table refuses after some pages, as if the process had been killed there.
  class Stopping : public KeyTable {
   public:
    explicit Stopping(std::unique_ptr<KeyTable> table) : table_(std::move(table)) {}
    Result<void> replace(std::span<const KeyRow> rows) override {
      if (pages_left == 0) return problem("The power is cut", {}, Problem::Kind::unavailable);
      --pages_left;
      return table_->replace(rows);
    }
    Kept add(std::span<const KeyRow> rows) override { return table_->add(rows); }
    Kept probe() override { return table_->probe(); }
    Result<std::optional<KeyRow>> find(const KeyName& name) const override {
      return table_->find(name);
    }
    Result<std::vector<KeyName>> names() const override { return table_->names(); }
    Result<std::vector<KeyRow>> wrapped_otherwise(std::string_view name, std::uint32_t version,
                                                  std::size_t limit) const override {
      return table_->wrapped_otherwise(name, version, limit);
    }
    Result<void> plan(const PlannedDestruction& planned) override { return table_->plan(planned); }
    Result<void> drop_plan(StreamId stream) override { return table_->drop_plan(stream); }
    Result<std::vector<PlannedDestruction>> plans() const override { return table_->plans(); }
    Result<void> destroy(StreamId stream) override { return table_->destroy(stream); }
    Result<std::vector<StreamId>> destroyed() const override { return table_->destroyed(); }

    int pages_left = 0;

   private:
    std::unique_ptr<KeyTable> table_;
  };
  const StoreFolder folder;
  auto owned = std::make_unique<Stopping>(sqlite_key_table(folder.file()).value());
  auto* table = owned.get();
  const auto keys = KeyStore::over(std::move(owned), folder.encryption()).value();
  std::vector<std::pair<KeyName, std::string>> made;
  for (int i = 0; i < 1100; ++i) {
    const KeyName name{a_stream(), 5, 1};
    make(*keys, name.keys_of, name.compartment);
    made.emplace_back(name, key_of(*keys, name));
  }
  table->pages_left = 1;
  CHECK_FALSE(keys->rotate("main"));
  CHECK_FALSE(keys->retire("main", 1));
  const auto reopened = folder.open();
  for (const auto& [name, key] : made) REQUIRE(key_of(*reopened, name) == key);
  CHECK(reopened->rewrap("main") == 600);
  REQUIRE(reopened->retire("main", 1));
  const auto at_last = folder.open();
  for (const auto& [name, key] : made) REQUIRE(key_of(*at_last, name) == key);
}

TEST_CASE("of a destroyed key no byte is left in any file, and none is made again") {
  const StoreFolder folder;
  const auto gone = a_stream(), stays = a_stream();
  std::vector<std::string> wrapped;
  {
    const auto keys = folder.open();
    for (const Compartment compartment : {track, location, Compartment{5}}) {
      make(*keys, gone, compartment);
      make(*keys, stays, compartment);
    }
  }
  {
    const auto table = sqlite_key_table(folder.file()).value();
    for (const Compartment compartment : {track, location, Compartment{5}})
      wrapped.push_back(table->find({gone, compartment, 1}).value().value().wrapped.bytes);
  }
  const auto kept = key_of(*folder.open(), {stays, 5, 1});
  {
    const auto keys = folder.open();
    for (const auto& bytes : wrapped) REQUIRE(folder.all_bytes().find(bytes) != std::string::npos);
    REQUIRE(key_of(*keys, {gone, 5, 1}).size() == 32);
    REQUIRE(keys->destroy(gone));
    for (const auto& bytes : wrapped) {
      CHECK(folder.all_bytes().find(bytes) == std::string::npos);
      // Not a part of it either.
      CHECK(folder.all_bytes().find(bytes.substr(30, 12)) == std::string::npos);
    }
    CHECK(keys->use({gone, 5, 1}, [](std::string_view) {}).error().kind ==
          Problem::Kind::not_found);
    make(*keys, gone, 5);
    CHECK(keys->newest(gone, 5) == 0);
    CHECK_FALSE(keys->renew(gone, 5));
  }
  const auto keys = folder.open();
  CHECK(keys->is_destroyed(gone));
  CHECK(keys->use({gone, track, 1}, [](std::string_view) {}).error().kind ==
        Problem::Kind::not_found);
  CHECK(key_of(*keys, {stays, 5, 1}) == kept);
}

TEST_CASE("a file that is no key store is refused") {
  const TestFolder folder;
  {
    const auto database = Database::open(folder / "keys.db", Access::read_and_write).value();
    REQUIRE(database.run("CREATE TABLE something (x)"));
  }
  CHECK_FALSE(KeyStore::open(folder / "keys.db", memory_key_encryption()));
  REQUIRE(write_whole(folder / "junk", std::string(5000, 'j'), Readable::by_owner));
  CHECK_FALSE(KeyStore::open(folder / "junk", memory_key_encryption()));
}

TEST_CASE("a key store does not open with key-encryption keys that are not its own") {
  const StoreFolder folder;
  make(*folder.open(), a_stream(), track);
  CHECK_FALSE(KeyStore::open(folder.file(), memory_key_encryption()));
}
