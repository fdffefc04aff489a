#include "ledger/store/sqlite.h"

#include <sqlite3.h>

namespace haven::ledger {
namespace {

tl::unexpected<Problem> failed(sqlite3* connection) {
  const int code = sqlite3_errcode(connection) & 0xff;
  const bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB;
  return problem(std::string("The database refused: ") + sqlite3_errmsg(connection), {},
                 damaged ? Problem::Kind::broken : Problem::Kind::unavailable);
}

Result<void> run_transaction(const Database& database, const std::function<Result<void>()>& write) {
  TRY(database.run("BEGIN IMMEDIATE"));
  TRY(write());
  return database.run("COMMIT");
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

void Statement::bind(int parameter, std::int64_t number) {
  ENSURE(sqlite3_bind_int64(statement_.get(), parameter, number) == SQLITE_OK);
}

void Statement::bind_blob(int parameter, std::string_view bytes) {
  ENSURE(sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(), bytes.size(),
                             SQLITE_STATIC) == SQLITE_OK);
}

void Statement::bind_text(int parameter, std::string_view text) {
  ENSURE(sqlite3_bind_text64(statement_.get(), parameter, text.data(), text.size(), SQLITE_STATIC,
                             SQLITE_UTF8) == SQLITE_OK);
}

void Statement::bind_nothing(int parameter) {
  ENSURE(sqlite3_bind_null(statement_.get(), parameter) == SQLITE_OK);
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  auto why = failed(sqlite3_db_handle(statement_.get()));
  reset();
  return why;
}

Result<void> Statement::run() {
  ENSURE(!TRY(step()));
  return {};
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::number(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::bytes(int column) const {
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return bytes ? std::string(static_cast<const char*>(bytes), size) : std::string();
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Result<Database> Database::open(const std::filesystem::path& file, Access access) {
  const int flags = access == Access::read_only ? SQLITE_OPEN_READONLY
                                                : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &connection, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Database database;
  database.connection_.reset(connection);
  if (code != SQLITE_OK)
    return problem(std::string("The database cannot be opened: ") + sqlite3_errstr(code),
                   file.string(), Problem::Kind::unavailable);
  sqlite3_busy_timeout(connection, 5000);
  return database;
}

Result<void> Database::run(const std::string& statements) const {
  if (sqlite3_exec(raw(), statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    return failed(raw());
  return {};
}

Result<Statement> Database::prepare(std::string_view text) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v3(raw(), text.data(), static_cast<int>(text.size()),
                         SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
    return failed(raw());
  return Statement(statement);
}

Result<std::int64_t> Database::number(std::string_view query) const {
  auto statement = TRY(prepare(query));
  if (!TRY(statement.step()))
    return problem("The database gave no answer", {}, Problem::Kind::broken);
  return statement.number(0);
}

Result<Transaction> Transaction::begin(const Database& database) {
  TRY(database.run("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Transaction::~Transaction() {
  // After a failed commit there may be nothing left to roll back, which is just as well.
  if (database_) (void)database_->run("ROLLBACK");
}

Result<void> Transaction::commit() {
  TRY(database_->run("COMMIT"));
  database_ = nullptr;
  return {};
}

Kept keep(const Database& database, const std::function<Result<void>()>& write) {
  const auto done = run_transaction(database, write);
  if (done) return {};
  // Only a write is refused so, and the mark of the commit is what is written last: nothing of the
  // transaction counts. A sync that finds no room is SQLITE_IOERR_FSYNC.
  const bool is_full = sqlite3_errcode(database.raw()) == SQLITE_FULL;
  // SQLite has undone a statement or the whole transaction, as it saw fit.
  const auto is_over = [&] { return sqlite3_get_autocommit(database.raw()) != 0; };
  if (!is_over()) (void)database.run("ROLLBACK");
  const auto disk = is_full && is_over() ? NotKept::Disk::full : NotKept::Disk::failed;
  return tl::unexpected(NotKept(done.error(), disk));
}

Kept probe(const Database& database) {
  // The number is what it was, and its page is written all the same.
  return keep(database, [&] { return database.run("PRAGMA user_version = 0"); });
}

}  // namespace haven::ledger
