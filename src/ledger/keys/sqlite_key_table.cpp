#include "ledger/keys/key_table.h"
#include "ledger/store/sqlite.h"
#include "values/mutex.h"

namespace haven::ledger {
namespace {

/// "HvKS": this SQLite file is a key store.
constexpr std::int64_t application = 0x48764b53;

constexpr const char* schema = R"(
  PRAGMA application_id = 1215712083;
  CREATE TABLE data_key (
    keys_of BLOB NOT NULL, compartment INTEGER NOT NULL, version INTEGER NOT NULL,
    wrapped_by TEXT NOT NULL, wrapped_by_version INTEGER NOT NULL, wrapped BLOB NOT NULL,
    PRIMARY KEY (keys_of, compartment, version)) STRICT, WITHOUT ROWID;
  CREATE INDEX data_key_by_wrapping ON data_key (wrapped_by, wrapped_by_version);
  CREATE TABLE planned_destruction (keys_of BLOB PRIMARY KEY, mark BLOB NOT NULL) STRICT;
  CREATE TABLE destroyed (keys_of BLOB PRIMARY KEY) STRICT;
)";
static_assert(application == 1215712083);

template <class AnyId>
Result<AnyId> read_id(const std::string& bytes) {
  const auto id = AnyId::from_bytes(bytes);
  if (!id) return problem("The key store has an id that is none", {}, Problem::Kind::broken);
  return *id;
}

Result<KeyName> read_name(const Statement& row) {
  return KeyName{TRY(read_id<StreamId>(row.bytes(0))), static_cast<Compartment>(row.number(1)),
                 static_cast<std::uint32_t>(row.number(2))};
}

Result<KeyRow> read_row(const Statement& row) {
  return KeyRow{TRY(read_name(row)),
                WrappedKey{row.bytes(3), static_cast<std::uint32_t>(row.number(4)), row.bytes(5)}};
}

void bind_name(Statement& statement, const KeyName& name, int first) {
  statement.bind_blob(first, name.keys_of.raw());
  statement.bind(first + 1, name.compartment);
  statement.bind(first + 2, name.version);
}

class SqliteKeyTable : public KeyTable {
 public:
  explicit SqliteKeyTable(Database database) : database_(std::move(database)) {}
  Result<void> prepare();

  Kept add(std::span<const KeyRow> rows) override;
  Kept probe() override;
  Result<void> replace(std::span<const KeyRow> rows) override;
  Result<std::optional<KeyRow>> find(const KeyName& name) const override;
  Result<std::vector<KeyName>> names() const override;
  Result<std::vector<KeyRow>> wrapped_otherwise(std::string_view name, std::uint32_t version,
                                                std::size_t limit) const override;
  Result<void> plan(const PlannedDestruction& planned) override;
  Result<void> drop_plan(StreamId keys_of) override;
  Result<std::vector<PlannedDestruction>> plans() const override;
  Result<void> destroy(StreamId keys_of) override;
  Result<std::vector<StreamId>> destroyed() const override;

 private:
  Result<void> insert(const KeyRow& row) REQUIRES(mutex_);
  Result<void> run_for(std::string_view statement, StreamId keys_of) REQUIRES(mutex_);

  mutable Mutex mutex_;
  Database database_ GUARDED_BY(mutex_);
  Statement insert_ GUARDED_BY(mutex_);
  mutable Statement find_ GUARDED_BY(mutex_);
};

Result<void> SqliteKeyTable::prepare() {
  const Lock lock(mutex_);
  // What is deleted is overwritten, in the file and in what SQLite keeps beside it.
  TRY(
      database_.run("PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; "
                    "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON"));
  if (TRY(database_.number("SELECT count(*) FROM sqlite_schema")) == 0) {
    auto transaction = TRY(Transaction::begin(database_));
    TRY(database_.run(schema));
    TRY(transaction.commit());
  }
  if (TRY(database_.number("PRAGMA application_id")) != application)
    return problem("The file is not a key store", {}, Problem::Kind::broken);
  insert_ = TRY(database_.prepare("INSERT INTO data_key VALUES (?, ?, ?, ?, ?, ?)"));
  find_ =
      TRY(database_.prepare("SELECT * FROM data_key WHERE keys_of = ? AND compartment = ? "
                            "AND version = ?"));
  return {};
}

Kept SqliteKeyTable::add(std::span<const KeyRow> rows) {
  const Lock lock(mutex_);
  return keep(database_, [&]() REQUIRES(mutex_) -> Result<void> {
    for (const auto& row : rows) TRY(insert(row));
    return {};
  });
}

Result<void> SqliteKeyTable::insert(const KeyRow& row) {
  bind_name(insert_, row.name, 1);
  insert_.bind_text(4, row.wrapped.name);
  insert_.bind(5, row.wrapped.version);
  insert_.bind_blob(6, row.wrapped.bytes);
  return insert_.run();
}

Kept SqliteKeyTable::probe() {
  const Lock lock(mutex_);
  return ledger::probe(database_);
}

Result<void> SqliteKeyTable::replace(std::span<const KeyRow> rows) {
  const Lock lock(mutex_);
  auto transaction = TRY(Transaction::begin(database_));
  auto update = TRY(
      database_.prepare("UPDATE data_key SET wrapped_by = ?, wrapped_by_version = ?, wrapped = ? "
                        "WHERE keys_of = ? AND compartment = ? AND version = ?"));
  for (const auto& row : rows) {
    update.bind_text(1, row.wrapped.name);
    update.bind(2, row.wrapped.version);
    update.bind_blob(3, row.wrapped.bytes);
    bind_name(update, row.name, 4);
    TRY(update.run());
  }
  return transaction.commit();
}

Result<std::optional<KeyRow>> SqliteKeyTable::find(const KeyName& name) const {
  const Lock lock(mutex_);
  bind_name(find_, name, 1);
  if (!TRY(find_.step())) return std::nullopt;
  auto row = read_row(find_);
  find_.reset();
  return TRY(std::move(row));
}

Result<std::vector<KeyName>> SqliteKeyTable::names() const {
  const Lock lock(mutex_);
  auto select = TRY(database_.prepare("SELECT keys_of, compartment, version FROM data_key"));
  std::vector<KeyName> names;
  while (TRY(select.step())) names.push_back(TRY(read_name(select)));
  return names;
}

Result<std::vector<KeyRow>> SqliteKeyTable::wrapped_otherwise(std::string_view name,
                                                              std::uint32_t version,
                                                              std::size_t limit) const {
  const Lock lock(mutex_);
  auto select = TRY(database_.prepare(
      "SELECT * FROM data_key WHERE wrapped_by = ? AND wrapped_by_version <> ? LIMIT ?"));
  select.bind_text(1, name);
  select.bind(2, version);
  select.bind(3, static_cast<std::int64_t>(limit));
  std::vector<KeyRow> rows;
  while (TRY(select.step())) rows.push_back(TRY(read_row(select)));
  return rows;
}

Result<void> SqliteKeyTable::plan(const PlannedDestruction& planned) {
  const Lock lock(mutex_);
  auto insert = TRY(database_.prepare("INSERT OR REPLACE INTO planned_destruction VALUES (?, ?)"));
  insert.bind_blob(1, planned.keys_of.raw());
  insert.bind_blob(2, planned.mark.raw());
  return insert.run();
}

Result<void> SqliteKeyTable::run_for(std::string_view text, StreamId keys_of) {
  auto statement = TRY(database_.prepare(text));
  statement.bind_blob(1, keys_of.raw());
  return statement.run();
}

Result<void> SqliteKeyTable::drop_plan(StreamId keys_of) {
  const Lock lock(mutex_);
  return run_for("DELETE FROM planned_destruction WHERE keys_of = ?", keys_of);
}

Result<std::vector<PlannedDestruction>> SqliteKeyTable::plans() const {
  const Lock lock(mutex_);
  auto select = TRY(database_.prepare("SELECT keys_of, mark FROM planned_destruction"));
  std::vector<PlannedDestruction> plans;
  while (TRY(select.step()))
    plans.push_back(
        {TRY(read_id<StreamId>(select.bytes(0))), TRY(read_id<CommandId>(select.bytes(1)))});
  return plans;
}

Result<void> SqliteKeyTable::destroy(StreamId keys_of) {
  const Lock lock(mutex_);
  {
    auto transaction = TRY(Transaction::begin(database_));
    TRY(run_for("DELETE FROM data_key WHERE keys_of = ?", keys_of));
    TRY(run_for("INSERT OR IGNORE INTO destroyed VALUES (?)", keys_of));
    TRY(transaction.commit());
  }
  // Old pages lie in the write-ahead log until it is emptied, and free pages until the file is
  // written anew. The plan goes last, so that a crash on the way lets all of this be done again.
  find_.reset();
  TRY(database_.run("VACUUM"));
  if (TRY(database_.number("PRAGMA wal_checkpoint(TRUNCATE)")) != 0)
    return problem("The key store is busy; a key is not destroyed yet", {},
                   Problem::Kind::unavailable);
  return run_for("DELETE FROM planned_destruction WHERE keys_of = ?", keys_of);
}

Result<std::vector<StreamId>> SqliteKeyTable::destroyed() const {
  const Lock lock(mutex_);
  auto select = TRY(database_.prepare("SELECT keys_of FROM destroyed"));
  std::vector<StreamId> streams;
  while (TRY(select.step())) streams.push_back(TRY(read_id<StreamId>(select.bytes(0))));
  return streams;
}

}  // namespace

Result<std::unique_ptr<KeyTable>> sqlite_key_table(const std::filesystem::path& file) {
  auto database = TRY(Database::open(file, Access::read_and_write));
  auto table = std::make_unique<SqliteKeyTable>(std::move(database));
  if (auto prepared = table->prepare(); !prepared) {
    prepared.error().where = file.string();
    return tl::unexpected(prepared.error());
  }
  return table;
}

}  // namespace haven::ledger
