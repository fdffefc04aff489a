// Everything someone can do to ledger.db who owns the file, each found by verify.
#include <fmt/format.h>

#include <functional>

#include "ledger/proof/checkpoint.h"
#include "ledger/proof/tree.h"
#include "ledger/store/memory_store.h"
#include "ledger/store/sqlite.h"
#include "ledger/store/sqlite_store.h"
#include "ledger/test_ledger.h"
#include "ledger/verify.h"
#include "ledger/whole_file.h"
#include "values/encoding.h"

using namespace haven;
using namespace haven::ledger;

namespace {

const StreamId one = StreamId::from_bytes(std::string(16, '1')).value();
const StreamId other = StreamId::from_bytes(std::string(16, '2')).value();

/// A ledger of eight entries, by turns of two streams: 1 3 5 7 of `one`, 2 4 6 8 of `other`.
class Ledgers {
 public:
  Ledgers() {
    const auto opened = open();
    for (int i = 0; i < 4; ++i) {
      REQUIRE(opened.ledger->append(command({says(one, "of one", {{location, "where"}})})));
      REQUIRE(opened.ledger->append(command({says(other, "of the other")})));
    }
  }
  Opened open() {
    return open_folder(folder_ / "data", test_keys(folder_ / "kek"), test_options()).value();
  }
  Result<Opened> try_open() {
    return open_folder(folder_ / "data", test_keys(folder_ / "kek"), test_options());
  }
  /// As whoever owns the file, and has taken the triggers away.
  void change(const std::string& statements) {
    const auto database =
        Database::open(folder_ / "data/ledger.db", Access::read_and_write).value();
    for (const std::string table : {"entry", "checkpoint", "setting"})
      for (const std::string act : {"UPDATE", "DELETE"})
        REQUIRE(database.run(fmt::format("DROP TRIGGER IF EXISTS no_{}_of_{}", act, table)));
    const auto changed = database.run(statements);
    CAPTURE(changed.has_value() ? "" : changed.error().says);
    REQUIRE(changed);
  }
  std::string envelope(int position) {
    return read_sqlite_store(folder_ / "data/ledger.db")
        .value()
        ->read_from(static_cast<std::uint64_t>(position), 1)
        .value()
        .at(0)
        .envelope;
  }
  tl::expected<Verified, Broken> verified(const Witnesses& witnesses = {}) {
    return verify(*read_sqlite_store(folder_ / "data/ledger.db").value(), witnesses);
  }
  std::string note() { return read_whole(usual_checkpoint_file(folder_ / "data")).value().value(); }
  std::filesystem::path file(const char* name) { return folder_ / name; }

 private:
  TestFolder folder_;
};

std::string blob(std::string_view bytes) { return "x'" + to_hex(bytes) + "'"; }

/// Where the first thing is wrong after these changes; nothing when nothing is.
std::optional<std::uint64_t> found_at(const std::string& statements) {
  Ledgers ledgers;
  ledgers.change(statements);
  const auto verified = ledgers.verified();
  // What verify finds, Haven does not start on.
  CHECK(ledgers.try_open().has_value() == verified.has_value());
  if (verified) return std::nullopt;
  CHECK_FALSE(verified.error().says.empty());
  return verified.error().position;
}

}  // namespace

TEST_CASE("a ledger that nobody has touched is whole, as often as it is opened") {
  Ledgers ledgers;
  for (int times = 0; times < 3; ++times) {
    const auto verified = ledgers.verified({{}, {ledgers.note()}});
    REQUIRE(verified);
    CHECK(verified->size == 8);
    CHECK(verified->root == ledgers.open().ledger->root());
  }
}

TEST_CASE("one bit changed in any field of any entry is found, at that entry or after it") {
  Ledgers ledgers;
  const auto whole = read_sqlite_store(ledgers.file("data/ledger.db")).value();
  const auto rows = whole->read_from(1, 100).value();
  const auto notes = whole->checkpoints().value();
  const auto signer = whole->get("signer").value().value();
  // A store in memory, so that thousands of changes take a moment.
  for (std::size_t entry = 0; entry < rows.size(); ++entry) {
    const auto size = rows[entry].envelope.size();
    for (std::size_t at = 0; at < size; at += at < 200 ? 1 : 41) {
      auto changed = rows;
      changed[entry].envelope[at] = static_cast<char>(changed[entry].envelope[at] ^ 1 << at % 8);
      const auto store = memory_store();
      REQUIRE(store->append(changed, Note{8, notes.back()}));
      REQUIRE(store->set("signer", signer));
      const auto verified = verify(*store);
      CAPTURE(at);
      REQUIRE_FALSE(verified);
      CHECK(verified.error().position <= entry + 3);
    }
  }
}

TEST_CASE("a changed column beside the envelope is found") {
  CHECK(found_at("UPDATE entry SET stream = " + blob(other.raw()) +
                 ", version = 9 WHERE position = 3") == 3);
  CHECK(found_at("UPDATE entry SET version = 9 WHERE position = 3") == 3);
}

TEST_CASE("an entry that was deleted is found where it is missing") {
  CHECK(found_at("DELETE FROM entry WHERE position = 1") == 1);
  CHECK(found_at("DELETE FROM entry WHERE position = 4") == 4);
}

TEST_CASE("an entry that was deleted, with all after it renumbered, is found") {
  CHECK(found_at("DELETE FROM entry WHERE position = 4;"
                 "UPDATE entry SET position = -position WHERE position > 4;"
                 "UPDATE entry SET position = -position - 1 WHERE position < 0") == 4);
}

TEST_CASE("two entries that have changed places are found") {
  CHECK(found_at("UPDATE entry SET position = 100 WHERE position = 2;"
                 "UPDATE entry SET position = 2 WHERE position = 5;"
                 "UPDATE entry SET position = 5 WHERE position = 100") == 2);
}

TEST_CASE("an entry that is there twice is found") {
  CHECK(found_at("INSERT INTO entry SELECT part, 9, stream, 5, envelope, said FROM entry "
                 "WHERE position = 7") == 9);
}

TEST_CASE("an entry that was put in, and says of itself what it should, is found by the root") {
  Ledgers ledgers;
  // Whoever forges it knows the format: position, version, time and chain are right.
  auto forged = ledgers.envelope(8);
  forged[11] = 9;
  forged[35] = 5;
  const Hash previous = leaf_hash(ledgers.envelope(8));
  forged.replace(44, 32, bytes_of(previous));
  forged[80] = static_cast<char>(forged[80] + 1);
  ledgers.change("INSERT INTO entry VALUES (0, 9, " + blob(other.raw()) + ", 5, " + blob(forged) +
                 ", NULL)");
  // Nothing was signed about it yet, so it is only the next to be kept, which nobody can open.
  REQUIRE(ledgers.verified());
  const auto opened = ledgers.open();
  const auto entries = opened.ledger->read(other);
  if (entries) CHECK_FALSE(opened.ledger->open((*entries)->back(), track));
}

TEST_CASE("an entry that was moved to another stream is found") {
  Ledgers ledgers;
  auto moved = ledgers.envelope(7);
  moved.replace(12, 16, other.raw());
  ledgers.change("UPDATE entry SET stream = " + blob(other.raw()) +
                 ", version = 5, envelope = " + blob(moved) + " WHERE position = 7");
  CHECK(ledgers.verified().error().position == 7);
}

TEST_CASE("a ledger whose tail was cut off is found by its own checkpoint") {
  CHECK(found_at("DELETE FROM entry WHERE position > 6") == 7);
}

TEST_CASE("a ledger that was set back, checkpoints and all, is found by a checkpoint outside") {
  Ledgers ledgers;
  std::filesystem::copy(ledgers.file("data/ledger.db"), ledgers.file("earlier.db"));
  REQUIRE(ledgers.open().ledger->append(command({says(one, "the last")})));
  const auto note = ledgers.note();
  std::filesystem::copy(ledgers.file("earlier.db"), ledgers.file("data/ledger.db"),
                        std::filesystem::copy_options::overwrite_existing);
  CHECK(ledgers.verified());
  const auto found = ledgers.verified({{}, {note}});
  REQUIRE_FALSE(found);
  CHECK(found.error().says == "The ledger has 8 entries, but had 9 when a checkpoint was signed");
  CHECK(found.error().position == 9);
  CHECK(ledgers.try_open().error().says == found.error().says);
}

TEST_CASE("a ledger with another history than the one that was signed is found") {
  Ledgers ledgers;
  std::filesystem::copy(ledgers.file("data/ledger.db"), ledgers.file("earlier.db"));
  REQUIRE(ledgers.open().ledger->append(command({says(one, "what happened")})));
  const auto note = ledgers.note();
  // The fork is signed by the very same key, and keeps no trace of what it forgot.
  std::filesystem::copy(ledgers.file("earlier.db"), ledgers.file("data/ledger.db"),
                        std::filesystem::copy_options::overwrite_existing);
  std::filesystem::remove(usual_checkpoint_file(ledgers.file("data")));
  REQUIRE(ledgers.open().ledger->append(command({says(one, "what did not")})));
  REQUIRE(ledgers.verified());
  CHECK(ledgers.verified({{}, {note}}).error().says ==
        "The first 9 entries are not those of the checkpoint signed then");
}

TEST_CASE("a checkpoint that was changed, or signed by someone else, is found") {
  CHECK(
      found_at("UPDATE checkpoint SET note = replace(note, char(10) || '8' || char(10), "
               "char(10) || '7' || char(10))"));
  CHECK(
      found_at("UPDATE setting SET value = "
               "'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k' "
               "WHERE name = 'signer'"));
  Ledgers ledgers;
  const auto stranger = memory_key_encryption();
  const Witnesses trusted{
      Signer{"haven.example/ledger/test", stranger->signing_public_key().value()}, {}};
  CHECK_FALSE(ledgers.verified(trusted));
}

TEST_CASE("a live ledger cannot be turned into a demonstration") {
  Ledgers ledgers;
  ledgers.change("UPDATE setting SET value = replace(value, 'test', 'demo')");
  auto options = test_options();
  options.environment = Environment::demo;
  CHECK_FALSE(open_folder(ledgers.file("data"), test_keys(ledgers.file("kek")), options));
  CHECK_FALSE(ledgers.try_open());
  CHECK_FALSE(ledgers.verified());
}

TEST_CASE("a data key that was taken away is found when it is needed, and verify still holds") {
  Ledgers ledgers;
  const auto entries = *ledgers.open().ledger->read(one).value();
  const auto keys = Database::open(ledgers.file("data/keys.db"), Access::read_and_write).value();
  REQUIRE(keys.run("DELETE FROM data_key WHERE compartment = 2"));
  const auto opened = ledgers.open();
  CHECK(opened.ledger->open(entries[0], track) == "of one");
  CHECK(opened.ledger->open(entries[0], location).error().kind == Problem::Kind::broken);
  CHECK(ledgers.verified());
}

TEST_CASE("a data key that was put in the place of another does not unwrap") {
  Ledgers ledgers;
  const auto entries = *ledgers.open().ledger->read(one).value();
  const auto keys = Database::open(ledgers.file("data/keys.db"), Access::read_and_write).value();
  REQUIRE(
      keys.run("UPDATE data_key SET wrapped = (SELECT wrapped FROM data_key "
               "WHERE compartment = 0 AND keys_of = " +
               blob(other.raw()) + ") WHERE compartment = 2"));
  CHECK(ledgers.open().ledger->open(entries[0], location).error().kind == Problem::Kind::broken);
}

TEST_CASE("the database itself refuses to change or delete what is kept") {
  Ledgers ledgers;
  const auto database =
      Database::open(ledgers.file("data/ledger.db"), Access::read_and_write).value();
  for (const char* statement :
       {"UPDATE entry SET version = 9 WHERE position = 1", "DELETE FROM entry WHERE position = 8",
        "DELETE FROM checkpoint", "UPDATE setting SET value = 'live' WHERE name = 'environment'"})
    CHECK_FALSE(database.run(statement));
}
