#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "ledger/kept.h"
#include "values/result.h"

struct sqlite3;
struct sqlite3_stmt;

/// The little of SQLite that Haven uses. A connection is used from one thread at a time.
namespace haven::ledger {

/// A statement, prepared once and run many times. Parameters and columns are counted from 1 and 0,
/// as SQLite does.
class Statement {
 public:
  Statement() = default;
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  void bind(int parameter, std::int64_t number);
  /// `bytes` must live until the statement is reset.
  void bind_blob(int parameter, std::string_view bytes);
  void bind_text(int parameter, std::string_view text);
  void bind_nothing(int parameter);

  /// Whether there is a row. At the end, and on a Problem, the statement is reset.
  Result<bool> step();
  /// Runs a statement that has no rows.
  Result<void> run();
  void reset();

  std::int64_t number(int column) const;
  std::string bytes(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class Access { read_only, read_and_write };

class Database {
 public:
  /// Problem: unavailable.
  static Result<Database> open(const std::filesystem::path& file, Access access);

  /// Several statements at once, none with parameters.
  Result<void> run(const std::string& statements) const;
  Result<Statement> prepare(std::string_view text) const;
  Result<std::int64_t> number(std::string_view query) const;
  sqlite3* raw() const { return connection_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

/// All that is done until commit, or nothing of it.
class Transaction {
 public:
  static Result<Transaction> begin(const Database& database);
  ~Transaction();
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;

  Result<void> commit();

 private:
  explicit Transaction(const Database& database) : database_(&database) {}
  const Database* database_;
};

/// Does all that `write` does in one transaction, which is over when this returns: kept durably, or
/// undone. `write` returns at the first statement that fails, and prepares none.
Kept keep(const Database& database, const std::function<Result<void>()>& write);

/// Writes one page as it is, durably.
Kept probe(const Database& database);

}  // namespace haven::ledger
