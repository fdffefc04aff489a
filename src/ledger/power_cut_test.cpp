// The power is cut at every moment, and nothing that was acknowledged is lost.
#include <cstdlib>
#include <fstream>

#include "ledger/store/memory_store.h"
#include "ledger/store/recorded_disk_test.h"
#include "ledger/store/sqlite_store.h"
#include "ledger/test_ledger.h"
#include "ledger/verify.h"

using namespace haven;
using namespace haven::ledger;

namespace {

/// $NAME, where a longer run is wanted.
std::size_t asked_for(const char* name, std::size_t usual) {
  const char* text = std::getenv(name);
  return text ? std::strtoul(text, nullptr, 10) : usual;
}

/// That the store holds together, and at least what was acknowledged.
void check_recovered(const Store& store, std::uint64_t acknowledged) {
  const auto verified = verify(store, {Signer{"nobody", std::string(32, 'x')}, {}});
  // The signer is looked at only when there is a checkpoint.
  const auto size = verified ? verified->size : verified.error().size;
  const bool holds = verified || verified.error().says == "A checkpoint is of another ledger";
  CAPTURE(verified ? "" : verified.error().says);
  REQUIRE(holds);
  REQUIRE(size >= acknowledged);
}

}  // namespace

TEST_CASE(
    "a memory disk may be cut at any byte: what was acknowledged is there and holds together") {
  MemoryDisk disk;
  std::vector<std::pair<std::size_t, std::uint64_t>> acknowledged;  // From this byte on, so many.
  const auto keys = KeyStore::over(memory_key_table(), memory_key_encryption()).value();
  {
    const auto store = memory_store(disk);
    const auto ledger = Ledger::open(*store, *keys, test_options()).value();
    const StreamId streams[] = {a_stream(), a_stream(), a_stream()};
    for (int i = 0; i < 16; ++i) {
      const auto answer =
          ledger->append(command({says(streams[i % 3], "x"), says(streams[i % 2], "y")}));
      acknowledged.emplace_back(disk.synced(), answer.value().last);
    }
  }
  const auto bytes = disk.bytes();
  const auto cuts = std::min(bytes.size(), asked_for("HAVEN_POWER_CUTS", 500));
  for (std::size_t i = 0; i < cuts; ++i) {
    const auto at = bytes.size() * i / cuts;
    std::uint64_t least = 0;
    for (const auto& [synced, size] : acknowledged)
      if (synced <= at) least = size;
    for (const bool zeros_follow : {false, true}) {
      MemoryDisk after(bytes.substr(0, at) + std::string(zeros_follow ? 700 : 0, '\0'));
      check_recovered(*memory_store(after), least);
    }
  }
}

TEST_CASE(
    "a SQLite ledger survives a power cut after any call, with any part of what was unsynced") {
  const TestFolder folder;
  std::vector<DiskCall> calls;
  {
    RecordedDisk disk;
    // Twice, so that the log is also checked in, removed and begun again.
    for (int times = 0; times < 2; ++times) {
      const auto store = open_sqlite_store(folder / "ledger.db").value();
      const auto keys =
          KeyStore::over(sqlite_key_table(folder / "keys.db").value(), test_keys(folder / "kek"))
              .value();
      const auto ledger = Ledger::open(*store, *keys, test_options()).value();
      const StreamId streams[] = {a_stream(), a_stream(), a_stream()};
      for (int i = 0; i < 15; ++i) {
        const auto answer = ledger->append(command({says(streams[i % 3], "x", {{5, "more"}})}));
        disk.note(static_cast<std::int64_t>(answer.value().last));
      }
    }
    calls = disk.calls();
  }
  std::mt19937 chance(20261123);
  const auto cuts = asked_for("HAVEN_POWER_CUTS", 150);
  std::size_t with_entries = 0;
  for (std::size_t i = 0; i < cuts; ++i) {
    const std::size_t count = calls.size() * i / cuts;
    std::uint64_t least = 0;
    for (std::size_t call = 0; call < count; ++call)
      if (calls[call].kind == DiskCall::Kind::note)
        least = static_cast<std::uint64_t>(calls[call].at);
    const TestFolder found;
    for (const auto& [name, bytes] : after_power_cut(calls, count, chance))
      std::ofstream(found / name.c_str(), std::ios::binary) << bytes;
    if (!std::filesystem::exists(found / "ledger.db")) {
      CHECK(least == 0);
      continue;
    }
    const auto store = open_sqlite_store(found / "ledger.db");
    CAPTURE(count);
    CAPTURE(store ? "" : store.error().says);
    REQUIRE(store);
    check_recovered(**store, least);
    // And it opens: every key that an entry needs was durable before it.
    if (least == 0) continue;
    ++with_entries;
    const auto keys = KeyStore::open(found / "keys.db", test_keys(folder / "kek"));
    REQUIRE(keys);
    const auto ledger = Ledger::open(**store, **keys, test_options());
    CAPTURE(ledger ? "" : ledger.error().says);
    REQUIRE(ledger);
    const auto entries = (*ledger)->read_from(1, 100).value();
    for (const auto& entry : entries) REQUIRE((*ledger)->open(entry, 5) == "more");
    REQUIRE((*ledger)->append(command({says(a_stream(), "again")})));
  }
  CHECK(with_entries > cuts / 2);
}
