// The disk is full, and then has room again: nothing is lost, and nobody starts Haven anew.
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "ledger/store/memory_store.h"
#include "ledger/store/recorded_disk_test.h"
#include "ledger/test_ledger.h"
#include "ledger/verify.h"

using namespace haven;
using namespace haven::ledger;

namespace {

constexpr const char* disk_is_full =
    "The disk is full, so nothing can be recorded at this moment; nothing that was recorded is "
    "lost, and recording goes on by itself once there is room";

bool is_well_within(const Ledger& ledger, std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (ledger.trouble() && std::chrono::steady_clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return !ledger.trouble();
}

/// That what is recorded is refused, in the words for a full disk.
void check_refused(Ledger& ledger, Command one) {
  const auto size = ledger.size();
  const auto refused = ledger.append(std::move(one));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == Problem::Kind::unavailable);
  CHECK(refused.error().says == disk_is_full);
  REQUIRE(ledger.trouble());
  CHECK(ledger.trouble()->says == disk_is_full);
  CHECK(ledger.size() == size);
}

}  // namespace

TEST_CASE("when the disk is full whoever records is told so, and it goes on once there is room") {
  MemoryDisk disk;
  const auto store = memory_store(disk);
  const auto keys = KeyStore::over(memory_key_table(), memory_key_encryption()).value();
  const auto ledger = Ledger::open(*store, *keys, test_options()).value();
  const auto stream = a_stream();
  REQUIRE(ledger->append(command({says(stream, "before")})));
  disk.leave_room_for(0);
  const auto sent = command({says(stream, "sent while it was full")});
  for (int times = 0; times < 3; ++times) check_refused(*ledger, sent);
  CHECK(ledger->open(ledger->read(stream).value()->at(0), track) == "before");
  CHECK_FALSE(ledger->sign_checkpoint());
  disk.make_room();
  // Nobody records anything meanwhile: a machine that is not ready is sent nobody.
  REQUIRE(is_well_within(*ledger, std::chrono::seconds(5)));
  CHECK(ledger->append(sent) == Appended{2, 2, false});
  CHECK(ledger->sign_checkpoint());
  CHECK(verify(*store));
}

TEST_CASE("a checkpoint that found no room outside either is kept there once there is room") {
  const TestFolder folder;
  auto options = test_options();
  options.checkpoint_files = {folder / "away/note"};
  MemoryDisk disk;
  const auto store = memory_store(disk);
  const auto keys = KeyStore::over(memory_key_table(), memory_key_encryption()).value();
  const auto ledger = Ledger::open(*store, *keys, options).value();
  REQUIRE(ledger->append(command({says(a_stream(), "before")})));
  REQUIRE(ledger->sign_checkpoint());
  CHECK(ledger->trouble()->where == (folder / "away/note").string());
  disk.leave_room_for(0);
  check_refused(*ledger, command({says(a_stream(), "x")}));
  std::filesystem::create_directory(folder / "away");
  disk.make_room();
  CHECK(is_well_within(*ledger, std::chrono::seconds(5)));
  CHECK(std::filesystem::exists(folder / "away/note"));
}

TEST_CASE("a disk that is full is tried once a second, however many want something recorded") {
  MemoryDisk disk;
  const auto store = memory_store(disk);
  const auto keys = KeyStore::over(memory_key_table(), memory_key_encryption()).value();
  const auto ledger = Ledger::open(*store, *keys, test_options()).value();
  disk.leave_room_for(0);
  const auto tries_before = disk.writes();
  const auto begin = std::chrono::steady_clock::now();
  const auto end = begin + std::chrono::milliseconds(1500);
  while (std::chrono::steady_clock::now() < end) {
    check_refused(*ledger, command({says(a_stream(), "x")}));
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  const auto tries = disk.writes() - tries_before;
  const auto seconds =
      std::chrono::floor<std::chrono::seconds>(std::chrono::steady_clock::now() - begin).count();
  CHECK(tries >= 2);
  CHECK(tries <= 1 + static_cast<std::size_t>(seconds));
}

TEST_CASE(
    "a SQLite ledger outlasts a full disk, whichever of its files is the first without room") {
  for (const std::string file : {"", "ledger.db", "keys.db"}) {
    for (const std::int64_t room : {0, 100, 9000}) {
      CAPTURE(file);
      CAPTURE(room);
      const TestFolder folder;
      RecordedDisk disk;
      const auto open_it = [&] {
        return open_folder(folder / "data", test_keys(folder / "kek"), test_options());
      };
      std::uint64_t kept = 0;
      {
        const auto opened = open_it().value();
        auto& ledger = *opened.ledger;
        REQUIRE(ledger.append(command({says(a_stream(), "before")})));
        disk.leave_room_for(room, file);
        Result<Appended> answer = Appended{};
        while (answer) answer = ledger.append(command({says(a_stream(), std::string(5000, 'x'))}));
        CHECK(answer.error().says == disk_is_full);
        check_refused(ledger, command({says(a_stream(), "x")}));
        kept = ledger.size();
        disk.make_room();
        REQUIRE(is_well_within(ledger, std::chrono::seconds(5)));
        REQUIRE(ledger.append(command({says(a_stream(), std::string(5000, 'y'))})));
        CHECK(ledger.size() == ++kept);
        CHECK(verify(*opened.store));
      }
      const auto opened = open_it();
      REQUIRE(opened);
      CHECK(opened->ledger->size() == kept);
      const auto entries = opened->ledger->read_from(1, 1000).value();
      for (const auto& entry : entries) CHECK(opened->ledger->open(entry, track));
    }
  }
}

TEST_CASE("after a sync that failed nothing is recorded until Haven is started again") {
  const TestFolder folder;
  std::uint64_t acknowledged = 0;
  {
    RecordedDisk disk;
    const auto opened =
        open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
    const auto stream = a_stream();
    acknowledged = opened.ledger->append(command({says(stream, "before")})).value().last;
    disk.fail_syncs();
    for (int times = 0; times < 2; ++times) {
      const auto refused = opened.ledger->append(command({says(stream, "after")}));
      REQUIRE_FALSE(refused);
      CHECK(
          refused.error().says.starts_with("Nothing can be recorded until Haven is started again"));
      std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    }
    CHECK(opened.ledger->trouble());
  }
  const auto opened =
      open_folder(folder / "data", test_keys(folder / "kek"), test_options()).value();
  CHECK(opened.ledger->size() >= acknowledged);
  CHECK(opened.ledger->append(command({says(a_stream(), "again")})));
}

TEST_CASE(
    "a batch that was sealed to follow one that found no room is not written, though it fits") {
  MemoryDisk disk;
  const auto store = memory_store(disk);
  const auto keys = KeyStore::over(memory_key_table(), memory_key_encryption()).value();
  const auto ledger = Ledger::open(*store, *keys, test_options()).value();
  std::mutex hold;
  ledger->follow([&](std::span<const Entry>) { const std::lock_guard wait(hold); });
  std::atomic<int> kept = 0, refused = 0;
  const auto put = [&](std::size_t size) {
    ledger->append(command({says(a_stream(), std::string(size, 'x'))}),
                   [&](const Result<Appended>& answer) { ++(answer ? kept : refused); });
  };
  {
    // The first is being followed while all others come to wait.
    const std::lock_guard wait(hold);
    put(1);
    while (ledger->size() == 0) std::this_thread::yield();
    disk.leave_room_for(600'000);
    for (int i = 0; i < 256; ++i) put(3000);
    for (int i = 0; i < 512; ++i) put(1);
  }
  while (kept + refused < 769) std::this_thread::yield();
  CHECK(kept == 1);
  CHECK(ledger->size() == 1);
  REQUIRE(is_well_within(*ledger, std::chrono::seconds(5)));
  CHECK(ledger->append(command({says(a_stream(), "next")})) == Appended{2, 2, false});
  CHECK(verify(*store)->size == 2);
}

namespace {

/// Many threads that record until `over`; what each was told was kept, it finds there, in order.
class Crowd {
 public:
  explicit Crowd(Ledger& ledger) {
    for (int number = 0; number < 6; ++number)
      threads_.emplace_back([this, &ledger] { record(ledger); });
    // Many more that nobody waits for, so that a batch is sealed while the one before is written.
    threads_.emplace_back([this, &ledger] { flood(ledger); });
  }
  /// Waits for all, and for all answers. Returns how many entries were acknowledged.
  std::uint64_t end() {
    over_ = true;
    for (auto& thread : threads_) thread.join();
    while (waiting_ > 0) std::this_thread::yield();
    CHECK(wrong_ == 0);
    return acknowledged_;
  }
  std::uint64_t refused() const { return refused_; }
  std::uint64_t acknowledged() const { return acknowledged_; }

 private:
  void record(Ledger& ledger) {
    const auto stream = a_stream();
    std::uint64_t version = 0;
    while (!over_) {
      auto one = command({says(stream, std::to_string(version + 1), {{5, "more"}})});
      one.writes[0].expected_version = version;
      const auto answer = ledger.append(std::move(one));
      note(answer);
      if (answer) ++version;
      if (ledger.version_of(stream) != version) ++wrong_;
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  void flood(Ledger& ledger) {
    while (!over_) {
      for (int i = 0; i < 1000; ++i) {
        ++waiting_;
        ledger.append(command({says(a_stream(), "flood")}), [this](const Result<Appended>& answer) {
          note(answer);
          --waiting_;
        });
      }
      while (waiting_ > 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
  }
  void note(const Result<Appended>& answer) {
    if (answer) {
      ++acknowledged_;
    } else {
      ++refused_;
      if (answer.error().kind != Problem::Kind::unavailable) ++wrong_;
    }
  }

  std::atomic<bool> over_ = false;
  std::atomic<std::uint64_t> acknowledged_ = 0, refused_ = 0, wrong_ = 0, waiting_ = 0;
  std::vector<std::thread> threads_;
};

/// Lets a crowd record, fills the disk under it, makes room, and again.
template <class Fill, class Empty>
std::uint64_t fill_under_crowd(Ledger& ledger, const Fill& fill, const Empty& empty) {
  std::uint64_t followed = 0;
  ledger.follow([&](std::span<const Entry> entries) {
    for (const auto& entry : entries) CHECK(entry.position == ++followed);
  });
  Crowd crowd(ledger);
  for (const std::size_t room : {0u, 70'000u, 1'000'000u}) {
    const auto before = crowd.acknowledged();
    while (crowd.acknowledged() < before + 500) std::this_thread::yield();
    const auto refused = crowd.refused();
    fill(room);
    while (!ledger.trouble()) std::this_thread::yield();
    while (crowd.refused() == refused) std::this_thread::yield();
    empty();
    const bool goes_on = is_well_within(ledger, std::chrono::seconds(5));
    CHECK(goes_on);
    if (!goes_on) break;
  }
  const auto acknowledged = crowd.end();
  CHECK(followed == acknowledged);
  CHECK(ledger.size() == acknowledged);
  return acknowledged;
}

}  // namespace

TEST_CASE("when a disk in memory fills up under a crowd, exactly what was acknowledged is kept") {
  MemoryDisk disk;
  const auto store = memory_store(disk);
  const auto keys = KeyStore::over(memory_key_table(), memory_key_encryption()).value();
  std::uint64_t acknowledged = 0;
  {
    const auto ledger = Ledger::open(*store, *keys, test_options()).value();
    acknowledged = fill_under_crowd(
        *ledger, [&](std::size_t room) { disk.leave_room_for(room); }, [&] { disk.make_room(); });
  }
  MemoryDisk found(disk.after_power_cut(0));
  const auto reopened = memory_store(found);
  CHECK(verify(*reopened)->size == acknowledged);
  CHECK(Ledger::open(*reopened, *keys, test_options()));
}

TEST_CASE("when SQLite's disk fills up under a crowd, exactly what was acknowledged is kept") {
  for (const char* file : {"ledger.db", "keys.db"}) {
    CAPTURE(file);
    const TestFolder folder;
    RecordedDisk disk;
    std::uint64_t acknowledged = 0;
    const auto open_it = [&] {
      return open_folder(folder / "data", test_keys(folder / "kek"), test_options());
    };
    {
      const auto opened = open_it().value();
      acknowledged = fill_under_crowd(
          *opened.ledger,
          [&](std::size_t room) { disk.leave_room_for(static_cast<std::int64_t>(room), file); },
          [&] { disk.make_room(); });
    }
    const auto opened = open_it();
    REQUIRE(opened);
    CHECK(opened->ledger->size() == acknowledged);
    CHECK(verify(*opened->store));
    CHECK(opened->ledger->append(command({says(a_stream(), "again")})));
  }
}
