#include "ledger/store/sqlite_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <unistd.h>

#include "ledger/store/sqlite.h"
#include "values/mutex.h"

namespace haven::ledger {
namespace {

namespace fs = std::filesystem;

/// "HvLd": this SQLite file is a ledger.
constexpr std::int64_t application = 1215712356;
/// There is one part. The day there are more, each is a ledger of its own in the same table.
constexpr std::int64_t part = 0;

constexpr const char* schema = R"(
  PRAGMA application_id = 1215712356;
  CREATE TABLE entry (
    part INTEGER NOT NULL, position INTEGER NOT NULL, stream BLOB NOT NULL,
    version INTEGER NOT NULL, envelope BLOB NOT NULL, said BLOB,
    PRIMARY KEY (part, position), UNIQUE (part, stream, version)) STRICT;
  CREATE TABLE checkpoint (
    part INTEGER NOT NULL, size INTEGER NOT NULL, note TEXT NOT NULL,
    PRIMARY KEY (part, size)) STRICT;
  CREATE TABLE setting (
    part INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (part, name)) STRICT;
)";

/// Nothing that is kept is changed. Whoever owns the file can drop a trigger; the chain and the
/// checkpoints are what finds them out.
Result<void> forbid_changes(const Database& database) {
  for (const char* table : {"entry", "checkpoint", "setting"}) {
    for (const char* act : {"UPDATE", "DELETE"})
      TRY(
          database.run(fmt::format("CREATE TRIGGER no_{0}_of_{1} BEFORE {0} ON {1} "
                                   "BEGIN SELECT RAISE(ABORT, 'a ledger is never changed'); END",
                                   act, table)));
  }
  return {};
}

/// Keeps a second process from writing: Debian's SQLite 3.40.1 may damage a write-ahead log that
/// two connections write and check in at the same moment.
class WriterLock {
 public:
  static Result<WriterLock> take(const fs::path& database) {
    const auto file = database.string() + "-writer";
    WriterLock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (lock.descriptor_ < 0 || flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0)
      return problem("Another Haven is writing to this ledger, or it cannot be written",
                     database.string(), Problem::Kind::unavailable);
    return lock;
  }
  WriterLock() = default;
  ~WriterLock() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  WriterLock(WriterLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  WriterLock& operator=(WriterLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

/// A connection that only reads, with its statements.
struct Reader {
  Database database;
  Statement from;
  Statement of_stream;

  static Result<std::unique_ptr<Reader>> open(const fs::path& file) {
    auto reader = std::make_unique<Reader>();
    reader->database = TRY(Database::open(file, Access::read_only));
    TRY(reader->database.run("PRAGMA query_only = ON"));
    reader->from = TRY(reader->database.prepare(
        "SELECT position, stream, version, envelope FROM entry WHERE part = ? AND position >= ? "
        "ORDER BY position LIMIT ?"));
    reader->of_stream = TRY(reader->database.prepare(
        "SELECT position, stream, version, envelope FROM entry WHERE part = ? AND stream = ? "
        "ORDER BY version"));
    return reader;
  }
};

Result<std::vector<Row>> rows_of(Statement& select) {
  std::vector<Row> rows;
  while (TRY(select.step())) {
    const auto stream = StreamId::from_bytes(select.bytes(1));
    if (!stream) {
      select.reset();
      return problem("A row has a stream that is none", {}, Problem::Kind::broken);
    }
    rows.push_back({static_cast<std::uint64_t>(select.number(0)), *stream,
                    static_cast<std::uint64_t>(select.number(2)), select.bytes(3)});
  }
  return rows;
}

class SqliteStore : public Store {
 public:
  explicit SqliteStore(fs::path file) : file_(std::move(file)) {}
  Result<void> open(Access access);

  Kept append(std::span<const Row> rows, const std::optional<Note>& note) override;
  Kept probe() override;
  Result<std::vector<Row>> read_from(std::uint64_t position, std::size_t limit) const override;
  Result<std::vector<Row>> read(StreamId stream) const override;
  Result<std::optional<Hash>> said_at(std::uint64_t position) const override;
  Result<std::vector<std::string>> checkpoints() const override;
  Result<void> set(std::string_view name, std::string_view value) override;
  Result<std::optional<std::string>> get(std::string_view name) const override;
  Result<void> back_up_to(const fs::path& path) override;

 private:
  Result<void> prepare_writer(bool is_new);
  Result<void> insert(const Row& row);
  Result<void> insert(const Note& note);
  Result<std::unique_ptr<Reader>> borrow() const;
  void give_back(std::unique_ptr<Reader> reader) const;
  template <class Read>
  auto with_reader(Read read) const -> decltype(read(std::declval<Reader&>())) {
    auto reader = TRY(borrow());
    auto answer = read(*reader);
    give_back(std::move(reader));
    return answer;
  }

  fs::path file_;
  Access access_ = Access::read_only;
  WriterLock lock_;
  Database writer_;
  Statement insert_row_;
  Statement insert_note_;
  mutable Mutex mutex_;
  mutable std::vector<std::unique_ptr<Reader>> idle_ GUARDED_BY(mutex_);
};

Problem only_read() {
  return {"The ledger was opened to be read only", {}, Problem::Kind::unavailable};
}

Result<void> SqliteStore::open(Access access) {
  access_ = access;
  if (access == Access::read_and_write) lock_ = TRY(WriterLock::take(file_));
  writer_ = TRY(Database::open(file_, access));
  const bool is_new = TRY(writer_.number("SELECT count(*) FROM sqlite_schema")) == 0;
  if (is_new && access == Access::read_only)
    return problem("The file is empty", file_.string(), Problem::Kind::not_found);
  if (!is_new && TRY(writer_.number("PRAGMA application_id")) != application)
    return problem("The file is not a ledger of Haven", file_.string(), Problem::Kind::broken);
  if (access == Access::read_and_write) TRY(prepare_writer(is_new));
  return {};
}

Result<void> SqliteStore::prepare_writer(bool is_new) {
  // Each commit writes whole pages, so small ones: with pages of 8 KiB one entry at a time takes a
  // quarter longer. While the log is checked in, whoever waits to be recorded waits some 40 ms
  // longer, however long the log is: so it may grow to 128 MiB before.
  TRY(
      writer_.run("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; "
                  "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 32000"));
  if (is_new) {
    auto transaction = TRY(Transaction::begin(writer_));
    TRY(writer_.run(schema));
    TRY(forbid_changes(writer_));
    TRY(transaction.commit());
  } else if (TRY(writer_.number(
                 "SELECT count(*) FROM pragma_table_info('entry') WHERE name = 'said'")) == 0) {
    TRY(writer_.run("ALTER TABLE entry ADD COLUMN said BLOB"));
  }
  insert_row_ = TRY(writer_.prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)"));
  insert_note_ = TRY(writer_.prepare("INSERT OR IGNORE INTO checkpoint VALUES (?, ?, ?)"));
  return {};
}

Kept SqliteStore::append(std::span<const Row> rows, const std::optional<Note>& note) {
  if (access_ == Access::read_only) return tl::unexpected(only_read());
  return keep(writer_, [&]() -> Result<void> {
    for (const auto& row : rows) TRY(insert(row));
    return note ? insert(*note) : Result<void>();
  });
}

Kept SqliteStore::probe() {
  if (access_ == Access::read_only) return tl::unexpected(only_read());
  return ledger::probe(writer_);
}

Result<void> SqliteStore::insert(const Row& row) {
  insert_row_.bind(1, part);
  insert_row_.bind(2, static_cast<std::int64_t>(row.position));
  insert_row_.bind_blob(3, row.stream.raw());
  insert_row_.bind(4, static_cast<std::int64_t>(row.version));
  insert_row_.bind_blob(5, row.envelope);
  if (row.said)
    insert_row_.bind_blob(6, bytes_of(*row.said));
  else
    insert_row_.bind_nothing(6);
  return insert_row_.run();
}

Result<void> SqliteStore::insert(const Note& note) {
  insert_note_.bind(1, part);
  insert_note_.bind(2, static_cast<std::int64_t>(note.size));
  insert_note_.bind_text(3, note.text);
  return insert_note_.run();
}

Result<std::unique_ptr<Reader>> SqliteStore::borrow() const {
  {
    const Lock lock(mutex_);
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  return Reader::open(file_);
}

void SqliteStore::give_back(std::unique_ptr<Reader> reader) const {
  const Lock lock(mutex_);
  idle_.push_back(std::move(reader));
}

Result<std::vector<Row>> SqliteStore::read_from(std::uint64_t position, std::size_t limit) const {
  return with_reader([&](Reader& reader) {
    reader.from.bind(1, part);
    reader.from.bind(2, static_cast<std::int64_t>(position));
    reader.from.bind(3, static_cast<std::int64_t>(limit));
    return rows_of(reader.from);
  });
}

Result<std::vector<Row>> SqliteStore::read(StreamId stream) const {
  return with_reader([&](Reader& reader) {
    reader.of_stream.bind(1, part);
    reader.of_stream.bind_blob(2, stream.raw());
    return rows_of(reader.of_stream);
  });
}

Result<std::optional<Hash>> SqliteStore::said_at(std::uint64_t position) const {
  return with_reader([&](Reader& reader) -> Result<std::optional<Hash>> {
    auto select =
        TRY(reader.database.prepare("SELECT said FROM entry WHERE part = ? AND position = ?"));
    select.bind(1, part);
    select.bind(2, static_cast<std::int64_t>(position));
    if (!TRY(select.step())) return std::nullopt;
    return hash_of_bytes(select.bytes(0));
  });
}

Result<std::vector<std::string>> SqliteStore::checkpoints() const {
  return with_reader([](Reader& reader) -> Result<std::vector<std::string>> {
    auto select =
        TRY(reader.database.prepare("SELECT note FROM checkpoint WHERE part = ? ORDER BY size"));
    select.bind(1, part);
    std::vector<std::string> notes;
    while (TRY(select.step())) notes.push_back(select.bytes(0));
    return notes;
  });
}

Result<void> SqliteStore::set(std::string_view name, std::string_view value) {
  auto insert = TRY(writer_.prepare("INSERT INTO setting VALUES (?, ?, ?)"));
  insert.bind(1, part);
  insert.bind_text(2, name);
  insert.bind_text(3, value);
  return insert.run();
}

Result<std::optional<std::string>> SqliteStore::get(std::string_view name) const {
  return with_reader([&](Reader& reader) -> Result<std::optional<std::string>> {
    auto select =
        TRY(reader.database.prepare("SELECT value FROM setting WHERE part = ? AND name = ?"));
    select.bind(1, part);
    select.bind_text(2, name);
    if (!TRY(select.step())) return std::nullopt;
    return select.bytes(0);
  });
}

Result<void> SqliteStore::back_up_to(const fs::path& path) {
  auto copy = TRY(Database::open(path, Access::read_and_write));
  auto* backup = sqlite3_backup_init(copy.raw(), "main", writer_.raw(), "main");
  if (backup) {
    sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
  }
  if (sqlite3_errcode(copy.raw()) != SQLITE_OK)
    return problem(std::string("The ledger cannot be copied: ") + sqlite3_errmsg(copy.raw()),
                   path.string(), Problem::Kind::unavailable);
  return {};
}

Result<std::unique_ptr<Store>> open_as(const fs::path& file, Access access) {
  auto store = std::make_unique<SqliteStore>(file);
  if (auto opened = store->open(access); !opened) {
    if (opened.error().where.empty()) opened.error().where = file.string();
    return tl::unexpected(opened.error());
  }
  return store;
}

}  // namespace

Result<std::unique_ptr<Store>> open_sqlite_store(const fs::path& file) {
  return open_as(file, Access::read_and_write);
}

Result<std::unique_ptr<Store>> read_sqlite_store(const fs::path& file) {
  return open_as(file, Access::read_only);
}

}  // namespace haven::ledger
