#include "desk/store.h"

#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <sstream>
#include <thread>

#include "desk/memory_rows.h"
#include "desk/sqlite_rows.h"
#include "desk/temporary_desk.h"

using namespace haven;
using namespace haven::desk;

namespace {

const Instant noon = *read_instant("2027-04-17T12:00:00Z");

Entry entry(std::string key, std::string value, std::string group = "g") {
  return {"word", std::move(key), std::move(group), std::move(value), std::nullopt};
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ostringstream bytes;
  bytes << std::ifstream(file, std::ios::binary).rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("an entry is read back as it was put, and the later one replaces the earlier") {
  on_each_desk([](Store& store) {
    const auto long_value = std::string(100'000, '\0').append("end");
    for (const auto& value : {std::string(), std::string("one"), long_value}) {
      const auto put = entry("k", value);
      REQUIRE(store.put(put));
      CHECK(**store.get("word", "k", noon) == put);
    }
    CHECK(store.list("word", "g", noon)->size() == 1);
  });
}

TEST_CASE("what was never put, or was put under another kind, is not there") {
  on_each_desk([](Store& store) {
    REQUIRE(store.put(entry("k", "v")));
    CHECK_FALSE(*store.get("word", "K", noon));
    CHECK_FALSE(*store.get("other", "k", noon));
    CHECK_FALSE(*store.take("other", "k", noon));
  });
}

TEST_CASE("an entry ends at the moment it expires, not a second before or after") {
  on_each_desk([](Store& store) {
    auto ends = entry("k", "v");
    ends.expires = noon;
    REQUIRE(store.put(ends));
    CHECK(*store.get("word", "k", noon - Seconds(1)));
    CHECK_FALSE(*store.get("word", "k", noon));
    CHECK(store.list("word", "g", noon)->empty());
    CHECK_FALSE(*store.take("word", "k", noon));
  });
}

TEST_CASE("clearing away removes what has expired and nothing else") {
  on_each_desk([](Store& store) {
    for (const int minutes : {-1, 0, 1}) {
      auto ends = entry(std::to_string(minutes), "v");
      ends.expires = noon + Minutes(minutes);
      REQUIRE(store.put(ends));
    }
    REQUIRE(store.put(entry("for ever", "v")));
    CHECK(*store.remove_expired(noon) == 2);
    CHECK(*store.remove_expired(noon) == 0);
    CHECK(store.list("word", "g", noon - Hours(1))->size() == 2);
  });
}

TEST_CASE("of too many of a kind, those that end first go, and what has no end stays") {
  on_each_desk([](Store& store) {
    for (const int minutes : {5, 1, 4, 2, 3}) {
      auto ends = entry(std::to_string(minutes), "v");
      ends.expires = noon + Minutes(minutes);
      REQUIRE(store.put(ends));
    }
    REQUIRE(store.put(entry("for ever", "v")));
    REQUIRE(store.put({"other", "1", "g", "v", noon + Seconds(1)}));
    const auto left = [&] {
      std::string keys;
      const auto listed = *store.list("word", "g", noon);
      for (const auto& each : listed) keys += each.key + " ";
      return keys;
    };
    REQUIRE(store.keep_latest("word", 6));
    CHECK(left() == "1 2 3 4 5 for ever ");
    REQUIRE(store.keep_latest("word", 3));
    CHECK(left() == "4 5 for ever ");
    REQUIRE(store.keep_latest("word", 0));
    CHECK(left() == "for ever ");
    CHECK(*store.get("other", "1", noon));
  });
}

TEST_CASE("a list holds the entries of one kind and group, in order of their keys") {
  on_each_desk([](Store& store) {
    for (const auto* key : {"b", "c", "a"}) REQUIRE(store.put(entry(key, key, "mine")));
    REQUIRE(store.put(entry("d", "d", "yours")));
    REQUIRE(store.put({"other", "e", "mine", "e", std::nullopt}));
    const auto listed = *store.list("word", "mine", noon);
    std::string keys;
    for (const auto& each : listed) keys += each.key;
    CHECK(keys == "abc");
  });
}

TEST_CASE("an entry that moves to another group leaves the first") {
  on_each_desk([](Store& store) {
    REQUIRE(store.put(entry("k", "v", "waiting")));
    REQUIRE(store.put(entry("k", "v", "done")));
    CHECK(store.list("word", "waiting", noon)->empty());
    CHECK(store.list("word", "done", noon)->size() == 1);
  });
}

TEST_CASE("of many who take an entry at once, one gets it") {
  on_each_desk([](Store& store) {
    REQUIRE(store.put(entry("k", "v")));
    std::atomic<int> got = 0;
    std::vector<std::thread> takers;
    for (int i = 0; i < 8; ++i)
      takers.emplace_back([&] { got += store.take("word", "k", noon)->has_value(); });
    for (auto& taker : takers) taker.join();
    CHECK(got == 1);
    CHECK_FALSE(*store.get("word", "k", noon));
  });
}

TEST_CASE("many threads put and read without losing one entry") {
  on_each_desk([](Store& store) {
    std::atomic<int> lost = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&store, &lost, t] {
        for (int i = 0; i < 50; ++i) {
          const auto put = entry(std::to_string(t * 50 + i), std::to_string(i));
          if (!store.put(put) || *store.get("word", put.key, noon) != put) ++lost;
        }
      });
    for (auto& thread : threads) thread.join();
    CHECK(lost == 0);
    CHECK(store.list("word", "g", noon)->size() == 200);
  });
}

TEST_CASE("what was put is there after a restart, and what was removed is not") {
  TemporaryDesk desk;
  REQUIRE(desk.store().put(entry("kept", "v")));
  REQUIRE(desk.store().put(entry("removed", "v")));
  REQUIRE(desk.store().remove("word", "removed"));
  desk.restart();
  CHECK((*desk.store().get("word", "kept", noon))->value == "v");
  CHECK_FALSE(*desk.store().get("word", "removed", noon));
}

TEST_CASE("no key, group or value stands readable in the file; the kind does") {
  TemporaryDesk desk;
  REQUIRE(desk.store().put(
      {"draft", "Amara Okafor", "Thandiwe Mokoena", "12 Larkspur Close", noon + Hours(1)}));
  const auto bytes = bytes_of(desk.file()) + bytes_of(desk.file().string() + "-wal");
  CHECK(bytes.find("draft") != std::string::npos);
  for (const auto* secret : {"Amara", "Thandiwe", "Larkspur"})
    CHECK(bytes.find(secret) == std::string::npos);
}

TEST_CASE("only the owner may read the file") {
  TemporaryDesk desk;
  using std::filesystem::perms;
  CHECK(std::filesystem::status(desk.file()).permissions() ==
        (perms::owner_read | perms::owner_write));
}

TEST_CASE("a desk does not open with another secret, and says what to do") {
  TemporaryFolder folder;
  REQUIRE(Store::open_in(folder.path(), Secret::random()));
  const auto opened = Store::open_in(folder.path(), Secret::random());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().kind == Problem::Kind::broken);
  CHECK(opened.error().says.find("move the file away") != std::string::npos);
}

TEST_CASE("two Havens cannot use one desk at the same time") {
  TemporaryDesk desk;
  const auto second = Store::open_in(desk.file().parent_path(), desk.secret());
  REQUIRE_FALSE(second);
  CHECK(second.error().kind == Problem::Kind::unavailable);
}

TEST_CASE("a file that is not a desk is refused and left as it is") {
  TemporaryFolder folder;
  std::ofstream(folder.path() / "desk.db") << "this is not a desk, but somebody's letter";
  const auto before = bytes_of(folder.path() / "desk.db");
  CHECK_FALSE(Store::open_in(folder.path(), Secret::random()));
  CHECK(bytes_of(folder.path() / "desk.db") == before);
}

TEST_CASE("a folder that is not there is a problem, not an empty desk") {
  const auto opened = Store::open_in("/nowhere/at/all", Secret::random());
  REQUIRE_FALSE(opened);
  CHECK(opened.error().kind == Problem::Kind::unavailable);
}

namespace {

/// Rows whose owner can reach in and change them.
struct Tampered {
  Secret secret = Secret::random();
  Rows* rows = nullptr;
  std::unique_ptr<Store> store;

  Tampered() {
    auto made = memory_rows();
    rows = made.get();
    store = *Store::open(std::move(made), secret);
  }
  std::vector<Row> all(const std::string& kind, const std::string& group) const {
    return *rows->list(kind, secret.derive("desk.names").tag({"group", kind, group}));
  }
};

}  // namespace

TEST_CASE("a row that is changed by one bit anywhere does not open") {
  Tampered desk;
  REQUIRE(desk.store->put(entry("k", "v")));
  const auto row = desk.all("word", "g").at(0);
  for (std::size_t i = 0; i < row.sealed.size(); ++i) {
    auto changed = row;
    changed.sealed[i] = static_cast<char>(changed.sealed[i] ^ 1);
    REQUIRE(desk.rows->put(changed));
    const auto read = desk.store->get("word", "k", noon);
    REQUIRE_FALSE(read);
    CHECK(read.error().kind == Problem::Kind::broken);
  }
}

TEST_CASE("a row that was changed is listed without key and value, and hides no other") {
  Tampered desk;
  REQUIRE(desk.store->put(entry("k", "v")));
  auto row = desk.all("word", "g").at(0);
  REQUIRE(desk.store->put(entry("l", "w")));
  row.sealed[30] = static_cast<char>(row.sealed[30] ^ 1);
  REQUIRE(desk.rows->put(row));
  CHECK(*desk.store->list("word", "g", noon) == std::vector{entry("", ""), entry("l", "w")});
}

TEST_CASE("a row cannot pass for another, join another group or live longer") {
  Tampered desk;
  auto mine = entry("mine", "v");
  mine.expires = noon;
  REQUIRE(desk.store->put(mine));
  const auto row = desk.all("word", "g").at(0);
  REQUIRE(desk.store->put(entry("yours", "w")));

  auto longer = row;
  *longer.expires += 3600;
  REQUIRE(desk.rows->put(longer));
  CHECK_FALSE(desk.store->get("word", "mine", noon));

  auto elsewhere = row;
  elsewhere.group = desk.secret.derive("desk.names").tag({"group", "word", "h"});
  REQUIRE(desk.rows->put(elsewhere));
  CHECK_FALSE(desk.store->get("word", "mine", noon - Seconds(1)));

  auto passing = row;
  passing.key = desk.secret.derive("desk.names").tag({"key", "word", "yours"});
  REQUIRE(desk.rows->put(passing));
  CHECK_FALSE(desk.store->get("word", "yours", noon - Seconds(1)));
}

TEST_CASE("values of different lengths are sealed to the same size") {
  Tampered desk;
  REQUIRE(desk.store->put(entry("a", "", "1")));
  REQUIRE(desk.store->put(entry("b", std::string(200, 'x'), "2")));
  CHECK(desk.all("word", "1").at(0).sealed.size() == desk.all("word", "2").at(0).sealed.size());
}

TEST_CASE("a power cut in the middle of a write leaves the earlier entries whole") {
  TemporaryDesk desk;
  for (int i = 0; i < 20; ++i) REQUIRE(desk.store().put(entry(std::to_string(i), "v")));
  const auto file = bytes_of(desk.file());
  const auto log = bytes_of(desk.file().string() + "-wal");
  REQUIRE(log.size() > 20'000);

  std::size_t before = 0;
  for (std::size_t cut = 0; cut <= log.size(); cut += 4099) {
    TemporaryFolder after;
    std::ofstream(after.path() / "desk.db", std::ios::binary) << file;
    std::ofstream(after.path() / "desk.db-wal", std::ios::binary) << log.substr(0, cut);
    const auto opened = Store::open_in(after.path(), desk.secret());
    REQUIRE(opened);
    const auto there = (*opened)->list("word", "g", noon);
    REQUIRE(there);
    CHECK(there->size() >= before);
    before = there->size();
  }
  CHECK(before > 10);
}
