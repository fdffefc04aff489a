#include "peers.h"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>

#include "values/random.h"

namespace haven::ledger {
namespace {

constexpr std::size_t raw_size = std::size_t{64} << 20;
constexpr std::size_t stream_count = 1000;

std::vector<StreamId> some_streams() {
  std::vector<StreamId> streams(stream_count);
  for (auto& stream : streams) stream = random_id<StreamId>();
  return streams;
}

Options options() {
  Options options;
  options.environment = Environment::test;
  options.now = [] {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  };
  return options;
}

}  // namespace

BenchFolder::BenchFolder()
    : path_(std::filesystem::temp_directory_path() /
            ("haven-bench-" + random_id<StreamId>().text())) {
  std::filesystem::create_directories(path_);
}

BenchFolder::~BenchFolder() { std::filesystem::remove_all(path_); }

BenchLedger::BenchLedger(const BenchFolder& folder)
    : opened(open_folder(folder / "data",
                         file_key_encryption(folder / "kek", Trust::development).value(), options())
                 .value()),
      streams(some_streams()) {
  Command first{random_id<CommandId>(), {}};
  for (const auto stream : streams) first.writes.push_back({stream, stream, {}, {{{track, ""}}}});
  ENSURE(opened.ledger->append(first));
}

Command BenchLedger::next_command() {
  const auto stream = streams[next++ % streams.size()];
  return {random_id<CommandId>(),
          {{stream, stream, {}, {{{track, std::string(said_bytes, 's')}}}}}};
}

RawFile::RawFile(const std::filesystem::path& file)
    : descriptor_(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)),
      bytes_(random_bytes(512 * envelope_bytes)) {
  ENSURE(descriptor_ >= 0);
  const std::string zeros(std::size_t{1} << 20, '\0');
  for (std::size_t size = 0; size < raw_size; size += zeros.size())
    ENSURE(write(descriptor_, zeros.data(), zeros.size()) > 0);
  ENSURE(fsync(descriptor_) == 0);
}

RawFile::~RawFile() { close(descriptor_); }

void RawFile::write_durably(std::size_t bytes) {
  if (at_ + bytes > raw_size) at_ = 0;
  ENSURE(pwrite(descriptor_, bytes_.data(), bytes, static_cast<off_t>(at_)) ==
         static_cast<ssize_t>(bytes));
  ENSURE(fdatasync(descriptor_) == 0);
  at_ += bytes;
}

PlainTable::PlainTable(const std::filesystem::path& file)
    : database_(Database::open(file, Access::read_and_write).value()),
      streams_(some_streams()),
      envelope_(random_bytes(envelope_bytes)) {
  ENSURE(database_.run(
      "PRAGMA page_size = 4096; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
      "PRAGMA wal_autocheckpoint = 32000;"
      "CREATE TABLE entry (part INTEGER NOT NULL, position INTEGER NOT NULL, stream BLOB NOT NULL,"
      "version INTEGER NOT NULL, envelope BLOB NOT NULL, PRIMARY KEY (part, position),"
      "UNIQUE (part, stream, version)) STRICT"));
  insert_ = database_.prepare("INSERT INTO entry VALUES (0, ?, ?, ?, ?)").value();
  insert_durably(stream_count);
}

void PlainTable::insert_durably(std::size_t count) {
  auto transaction = Transaction::begin(database_).value();
  for (std::size_t i = 0; i < count; ++i) {
    const auto stream = streams_[position_ % streams_.size()];
    insert_.bind(1, static_cast<std::int64_t>(position_ + 1));
    insert_.bind_blob(2, stream.raw());
    insert_.bind(3, static_cast<std::int64_t>(position_ / streams_.size() + 1));
    insert_.bind_blob(4, envelope_);
    ENSURE(insert_.run());
    ++position_;
  }
  ENSURE(transaction.commit());
}

}  // namespace haven::ledger
