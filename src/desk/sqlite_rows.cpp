#include "desk/sqlite_rows.h"

#include <sqlite3.h>

#include "values/mutex.h"

namespace haven::desk {
namespace {

constexpr int application = 0x48444553;  // "HDES", so that no other program's file passes for ours.
constexpr int format = 1;

constexpr auto settings = R"(
  PRAGMA busy_timeout = 2000;
  PRAGMA locking_mode = EXCLUSIVE;  -- A second Haven on the same desk is refused.
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  PRAGMA secure_delete = ON;
)";

constexpr auto tables = R"(
  CREATE TABLE desk (
    kind TEXT NOT NULL, key BLOB NOT NULL, together BLOB NOT NULL, expires INTEGER,
    sealed BLOB NOT NULL, PRIMARY KEY (kind, key));
  CREATE INDEX desk_together ON desk (kind, together);
  CREATE INDEX desk_expires ON desk (expires) WHERE expires IS NOT NULL;
)";

/// Not part of the format: any Haven may make it, and none needs it.
constexpr auto further_indexes = R"(
  CREATE INDEX IF NOT EXISTS desk_first_to_end ON desk (kind, expires);
)";

struct Close {
  void operator()(sqlite3* file) const { sqlite3_close(file); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using File = std::unique_ptr<sqlite3, Close>;

tl::unexpected<Problem> refused(sqlite3* file) {
  // SQLite's words name tables and codes, never values.
  return problem(std::string("The desk cannot be used now: ") + sqlite3_errmsg(file), "desk.db",
                 Problem::Kind::unavailable);
}

/// One use of a prepared statement: bound from the left, given back when it ends.
class Use {
 public:
  explicit Use(sqlite3_stmt* statement) : statement_(statement) {}
  ~Use() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;

  Use& text(std::string_view value) {
    sqlite3_bind_text64(statement_, ++bound_, value.data(), value.size(), SQLITE_STATIC,
                        SQLITE_UTF8);
    return *this;
  }
  Use& blob(std::string_view value) {
    sqlite3_bind_blob64(statement_, ++bound_, value.data(), value.size(), SQLITE_STATIC);
    return *this;
  }
  Use& number(std::optional<std::int64_t> value) {
    ++bound_;
    if (value) sqlite3_bind_int64(statement_, bound_, *value);
    return *this;
  }

  /// Whether there is a row.
  Result<bool> step() {
    const int answer = sqlite3_step(statement_);
    if (answer == SQLITE_ROW) return true;
    if (answer == SQLITE_DONE) return false;
    return refused(sqlite3_db_handle(statement_));
  }

  Row row() const {
    Row row{bytes(0), bytes(1), bytes(2), std::nullopt, bytes(4)};
    if (sqlite3_column_type(statement_, 3) != SQLITE_NULL)
      row.expires = sqlite3_column_int64(statement_, 3);
    return row;
  }

 private:
  std::string bytes(int column) const {
    const auto* start = static_cast<const char*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return start ? std::string(start, size) : std::string();
  }

  sqlite3_stmt* statement_;
  int bound_ = 0;
};

Result<void> run(sqlite3* file, const char* sql) {
  if (sqlite3_exec(file, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return refused(file);
  return {};
}

Result<int> number(sqlite3* file, const char* sql) {
  sqlite3_stmt* prepared = nullptr;
  const int answer = sqlite3_prepare_v2(file, sql, -1, &prepared, nullptr);
  const std::unique_ptr<sqlite3_stmt, Close> statement(prepared);
  if (answer != SQLITE_OK || sqlite3_step(prepared) != SQLITE_ROW) return refused(file);
  return sqlite3_column_int(prepared, 0);
}

/// Makes the tables in a new file; knows an old one by its marks.
Result<void> settle(sqlite3* file) {
  TRY(run(file, settings));
  TRY(run(file, "BEGIN IMMEDIATE"));
  const int marked = TRY(number(file, "PRAGMA application_id"));
  const int version = TRY(number(file, "PRAGMA user_version"));
  const int things = TRY(number(file, "SELECT count(*) FROM sqlite_schema"));
  if (things == 0) {
    TRY(run(file, tables));
    const auto marks = "PRAGMA application_id = " + std::to_string(application) +
                       "; PRAGMA user_version = " + std::to_string(format);
    TRY(run(file, marks.c_str()));
  } else if (marked != application || version != format) {
    return problem("This file is not a desk of this version of Haven; move it away and start again",
                   "desk.db", Problem::Kind::broken);
  }
  TRY(run(file, further_indexes));
  return run(file, "COMMIT");
}

class SqliteRows final : public Rows {
 public:
  explicit SqliteRows(File file) : file_(std::move(file)) {}

  Result<void> prepare() {
    const Lock lock(mutex_);
    struct Wanted {
      Statement& into;
      const char* sql;
    };
    for (const auto& [into, sql] : std::initializer_list<Wanted>{
             {put_, "INSERT OR REPLACE INTO desk VALUES (?, ?, ?, ?, ?)"},
             {get_, "SELECT * FROM desk WHERE kind = ? AND key = ?"},
             {take_, "DELETE FROM desk WHERE kind = ? AND key = ? RETURNING *"},
             {list_, "SELECT * FROM desk WHERE kind = ? AND together = ? ORDER BY key"},
             {latest_,
              "DELETE FROM desk WHERE rowid IN (SELECT rowid FROM desk WHERE kind = ?1 AND expires "
              "IS NOT NULL ORDER BY expires LIMIT max(0, (SELECT count(*) FROM desk WHERE kind = "
              "?1) - ?2))"},
             {expire_, "DELETE FROM desk WHERE expires <= ?"}}) {
      sqlite3_stmt* prepared = nullptr;
      const int answer =
          sqlite3_prepare_v3(file_.get(), sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
      into.reset(prepared);
      if (answer != SQLITE_OK) return refused(file_.get());
    }
    return {};
  }

  Result<void> put(const Row& row) override {
    const Lock lock(mutex_);
    Use use(put_.get());
    use.text(row.kind).blob(row.key).blob(row.group).number(row.expires).blob(row.sealed);
    TRY(use.step());
    return {};
  }

  Result<std::optional<Row>> get(std::string_view kind, std::string_view key) override {
    const Lock lock(mutex_);
    return one(get_, kind, key);
  }

  Result<std::optional<Row>> take(std::string_view kind, std::string_view key) override {
    const Lock lock(mutex_);
    return one(take_, kind, key);
  }

  Result<void> remove(std::string_view kind, std::string_view key) override {
    TRY(take(kind, key));
    return {};
  }

  Result<std::vector<Row>> list(std::string_view kind, std::string_view group) override {
    const Lock lock(mutex_);
    Use use(list_.get());
    use.text(kind).blob(group);
    std::vector<Row> listed;
    while (TRY(use.step())) listed.push_back(use.row());
    return listed;
  }

  Result<void> keep_latest(std::string_view kind, std::size_t most) override {
    const Lock lock(mutex_);
    Use use(latest_.get());
    TRY(use.text(kind).number(static_cast<std::int64_t>(most)).step());
    return {};
  }

  Result<std::size_t> remove_expired(std::int64_t moment) override {
    const Lock lock(mutex_);
    Use use(expire_.get());
    TRY(use.number(moment).step());
    return static_cast<std::size_t>(sqlite3_changes(file_.get()));
  }

 private:
  using Statement = std::unique_ptr<sqlite3_stmt, Close>;

  Result<std::optional<Row>> one(const Statement& statement, std::string_view kind,
                                 std::string_view key) REQUIRES(mutex_) {
    Use use(statement.get());
    if (!TRY(use.text(kind).blob(key).step())) return std::nullopt;
    auto row = use.row();
    // A DELETE that returns its row is finished by the step after it.
    TRY(use.step());
    return row;
  }

  Mutex mutex_;
  File file_ GUARDED_BY(mutex_);  // Before the statements, which are finalized before it is closed.
  Statement put_ GUARDED_BY(mutex_);
  Statement get_ GUARDED_BY(mutex_);
  Statement take_ GUARDED_BY(mutex_);
  Statement list_ GUARDED_BY(mutex_);
  Statement latest_ GUARDED_BY(mutex_);
  Statement expire_ GUARDED_BY(mutex_);
};

}  // namespace

Result<std::unique_ptr<Rows>> sqlite_rows(const std::filesystem::path& path) {
  sqlite3* opened = nullptr;
  const int answer = sqlite3_open_v2(
      path.c_str(), &opened,
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW,
      nullptr);
  File file(opened);
  if (answer != SQLITE_OK) return refused(opened);
  std::error_code ignored;  // On a file system without permissions there are none to set.
  using std::filesystem::perms;
  std::filesystem::permissions(path, perms::owner_read | perms::owner_write, ignored);
  TRY(settle(opened));
  auto rows = std::make_unique<SqliteRows>(std::move(file));
  TRY(rows->prepare());
  return rows;
}

}  // namespace haven::desk
