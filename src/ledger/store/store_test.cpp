#include "ledger/store/store.h"

#include "ledger/store/memory_store.h"
#include "ledger/store/recorded_disk_test.h"
#include "ledger/store/sqlite_store.h"
#include "ledger/test_ledger.h"

using namespace haven;
using namespace haven::ledger;

namespace {

/// A store of each kind, with a way to open it again.
struct StoreKind {
  std::string name;
  std::function<std::unique_ptr<Store>()> open;
};

class Stores {
 public:
  std::vector<StoreKind> kinds() {
    return {{"SQLite", [this] { return open_sqlite_store(folder_ / "ledger.db").value(); }},
            {"memory", [this] {
               disk_ = std::make_unique<MemoryDisk>(disk_->bytes());
               return memory_store(*disk_);
             }}};
  }

 private:
  TestFolder folder_;
  std::unique_ptr<MemoryDisk> disk_ = std::make_unique<MemoryDisk>();
};

Row a_row(std::uint64_t position, StreamId stream, std::uint64_t version) {
  return {position, stream, version, "envelope " + std::to_string(position)};
}

std::vector<std::uint64_t> positions_of(const Result<std::vector<Row>>& rows) {
  std::vector<std::uint64_t> positions;
  for (const auto& row : rows.value()) positions.push_back(row.position);
  return positions;
}

using Positions = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("a store of either kind gives back what it was given, in order, also when opened again") {
  Stores stores;
  const auto one = a_stream(), other = a_stream();
  const std::vector<Row> first = {a_row(1, one, 1), a_row(2, other, 1)};
  const std::vector<Row> second = {a_row(3, one, 2)};
  for (const auto& kind : stores.kinds()) {
    CAPTURE(kind.name);
    auto store = kind.open();
    REQUIRE(store->append(first, std::nullopt));
    REQUIRE(store->append(second, std::nullopt));
    REQUIRE(store->append({}, Note{2, "two"}));
    REQUIRE(store->append({}, Note{3, "three"}));
    REQUIRE(store->set("name", "value"));
    for (int times = 0; times < 2; ++times) {
      CHECK(positions_of(store->read_from(1, 100)) == Positions{1, 2, 3});
      CHECK(positions_of(store->read_from(2, 1)) == Positions{2});
      CHECK(positions_of(store->read_from(4, 1)) == Positions{});
      CHECK(positions_of(store->read(one)) == Positions{1, 3});
      CHECK(positions_of(store->read(a_stream())) == Positions{});
      CHECK(store->read(other).value()[0].envelope == "envelope 2");
      CHECK(store->checkpoints().value() == std::vector<std::string>{"two", "three"});
      CHECK(store->get("name").value() == "value");
      CHECK(store->get("another").value() == std::nullopt);
      store.reset();
      store = kind.open();
    }
  }
}

TEST_CASE("a checkpoint of a size that has one already is not kept again") {
  Stores stores;
  for (const auto& kind : stores.kinds()) {
    const auto store = kind.open();
    REQUIRE(store->append({}, Note{2, "first"}));
    REQUIRE(store->append({}, Note{2, "second"}));
    CHECK(store->checkpoints().value() == std::vector<std::string>{"first"});
  }
}

TEST_CASE("of rows of which one is impossible, SQLite keeps none") {
  const TestFolder folder;
  const auto store = open_sqlite_store(folder / "ledger.db").value();
  const auto stream = a_stream();
  const std::vector<Row> rows = {a_row(1, stream, 1), a_row(2, stream, 1)};
  CHECK_FALSE(store->append(rows, std::nullopt));
  CHECK(positions_of(store->read_from(1, 10)) == Positions{});
}

TEST_CASE(
    "a store on a full disk keeps all of what it is given or nothing, and goes on with room") {
  const auto stream = a_stream();
  std::vector<Row> rows;
  for (std::uint64_t position = 1; position <= 3; ++position) {
    rows.push_back(a_row(position, stream, position));
    rows.back().envelope = std::string(5000, 'x');
  }
  const auto check = [&](Store& store, const auto& leave_room_for, const auto& make_room) {
    for (const int room : {0, 100, 4000, 9000}) {
      leave_room_for(room);
      for (int times = 0; times < 2; ++times) {
        const auto refused = store.append(rows, Note{3, "three"});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().disk == NotKept::Disk::full);
        CHECK(positions_of(store.read_from(1, 10)) == Positions{});
      }
      // What was begun may have left room for a little in SQLite's log.
      if (room > 0) continue;
      REQUIRE_FALSE(store.probe());
      CHECK(store.probe().error().disk == NotKept::Disk::full);
    }
    make_room();
    CHECK(store.probe());
    REQUIRE(store.append(rows, Note{3, "three"}));
    CHECK(positions_of(store.read_from(1, 10)) == Positions{1, 2, 3});
  };
  SUBCASE("in memory") {
    MemoryDisk disk;
    check(
        *memory_store(disk), [&](std::size_t room) { disk.leave_room_for(room); },
        [&] { disk.make_room(); });
    MemoryDisk found(disk.bytes());
    CHECK(positions_of(memory_store(found)->read(stream)) == Positions{1, 2, 3});
  }
  SUBCASE("in SQLite") {
    const TestFolder folder;
    RecordedDisk disk;
    check(
        *open_sqlite_store(folder / "ledger.db").value(),
        [&](int room) { disk.leave_room_for(room); }, [&] { disk.make_room(); });
    const auto store = open_sqlite_store(folder / "ledger.db").value();
    CHECK(positions_of(store->read(stream)) == Positions{1, 2, 3});
    CHECK(store->checkpoints().value() == std::vector<std::string>{"three"});
  }
}

TEST_CASE("a store whose disk fails to sync says that it failed, not that it is full") {
  const std::vector rows{a_row(1, a_stream(), 1)};
  MemoryDisk memory;
  const auto in_memory = memory_store(memory);
  memory.fail_after(1);
  CHECK(in_memory->append(rows, std::nullopt).error().disk == NotKept::Disk::failed);
  const TestFolder folder;
  RecordedDisk disk;
  const auto in_sqlite = open_sqlite_store(folder / "ledger.db").value();
  disk.fail_syncs();
  CHECK(in_sqlite->append(rows, std::nullopt).error().disk == NotKept::Disk::failed);
  CHECK(in_sqlite->probe().error().disk == NotKept::Disk::failed);
}

TEST_CASE("two processes cannot write to one ledger, and any number can read it") {
  const TestFolder folder;
  const auto store = open_sqlite_store(folder / "ledger.db").value();
  CHECK(open_sqlite_store(folder / "ledger.db").error().kind == Problem::Kind::unavailable);
  REQUIRE(store->append(std::vector{a_row(1, a_stream(), 1)}, std::nullopt));
  const auto reader = read_sqlite_store(folder / "ledger.db").value();
  CHECK(positions_of(reader->read_from(1, 10)) == Positions{1});
  CHECK_FALSE(reader->append(std::vector{a_row(2, a_stream(), 1)}, std::nullopt));
  CHECK_FALSE(reader->append({}, Note{1, "note"}));
}

TEST_CASE("a copy of either kind is a SQLite store that holds the same") {
  Stores stores;
  const TestFolder folder;
  const auto stream = a_stream();
  for (const auto& kind : stores.kinds()) {
    const auto store = kind.open();
    REQUIRE(store->append(std::vector{a_row(1, stream, 1), a_row(2, stream, 2)}, std::nullopt));
    REQUIRE(store->append({}, Note{2, "note"}));
    REQUIRE(store->set("name", "value"));
    const auto path = folder / kind.name.c_str();
    REQUIRE(store->back_up_to(path));
    const auto copy = open_sqlite_store(path).value();
    CHECK(positions_of(copy->read(stream)) == Positions{1, 2});
    CHECK(copy->checkpoints().value() == std::vector<std::string>{"note"});
    CHECK(copy->get("name").value() == "value");
  }
}

TEST_CASE("a memory disk keeps what was synced, and loses any part of the rest") {
  MemoryDisk disk;
  REQUIRE(disk.write("kept"));
  REQUIRE(disk.sync());
  REQUIRE(disk.write("lost"));
  CHECK(disk.after_power_cut(0) == "kept");
  CHECK(disk.after_power_cut(2) == "keptlo");
  disk.fail_after(1);
  CHECK(disk.write("!"));
  CHECK_FALSE(disk.sync());
  CHECK_FALSE(disk.write("half"));
  CHECK(disk.bytes() == "keptlost!ha");
}
