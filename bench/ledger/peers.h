#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ledger/folder.h"
#include "ledger/store/sqlite.h"

/// What the ledger is measured beside, and what it is measured with.
namespace haven::ledger {

/// What is recorded: 300 bytes, sealed and padded to an envelope of 701.
constexpr std::size_t said_bytes = 300;
constexpr std::size_t envelope_bytes = 108 + 65 + 512 + 16;

/// A folder on a real disk that is gone with the benchmark: $TMPDIR, or /tmp.
class BenchFolder {
 public:
  BenchFolder();
  ~BenchFolder();
  BenchFolder(const BenchFolder&) = delete;
  BenchFolder& operator=(const BenchFolder&) = delete;
  std::filesystem::path operator/(const char* name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// A ledger as Haven runs it, and a thousand streams to record in.
struct BenchLedger {
  explicit BenchLedger(const BenchFolder& folder);
  Command next_command();

  Opened opened;
  std::vector<StreamId> streams;
  std::size_t next = 0;
};

/// The same bytes into a file that has its size already, and fdatasync.
class RawFile {
 public:
  explicit RawFile(const std::filesystem::path& file);
  ~RawFile();
  RawFile(const RawFile&) = delete;
  RawFile& operator=(const RawFile&) = delete;
  void write_durably(std::size_t bytes);

 private:
  int descriptor_;
  std::size_t at_ = 0;
  std::string bytes_;
};

/// Rows of the same size into the same table with the same settings, `count` a transaction, neither
/// sealed nor chained.
class PlainTable {
 public:
  explicit PlainTable(const std::filesystem::path& file);
  void insert_durably(std::size_t count);

 private:
  Database database_;
  Statement insert_;
  std::vector<StreamId> streams_;
  std::string envelope_;
  std::uint64_t position_ = 0;
};

}  // namespace haven::ledger
