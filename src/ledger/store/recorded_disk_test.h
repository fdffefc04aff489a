#pragma once
#include <sqlite3.h>

#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// What SQLite does to its files, call by call, so that a test can cut the power between any two,
/// or fill the disk.
namespace haven::ledger {

/// One thing that was asked of the disk. `note` is the test's own, for what it knows by then.
struct DiskCall {
  enum class Kind { write, truncate, sync, remove, note };
  Kind kind;
  std::string file;
  std::int64_t at = 0;  ///< Where it writes, the size it cuts to, or the note.
  std::string bytes;
};

/// While it lives, every file that SQLite opens in this process is recorded. To be used from one
/// thread, in a process where SQLite has one writer for each file.
class RecordedDisk {
 public:
  RecordedDisk();
  ~RecordedDisk();
  RecordedDisk(const RecordedDisk&) = delete;
  RecordedDisk& operator=(const RecordedDisk&) = delete;

  /// Lets the files whose names begin so grow by this many bytes together, and no more: of a write
  /// that finds no room the beginning is written, and SQLite is told that the disk is full.
  void leave_room_for(std::int64_t bytes, std::string file = {});
  void make_room();
  /// Every sync fails from now on.
  void fail_syncs();

  void note(std::int64_t number);
  std::vector<DiskCall> calls() const;
};

/// What a disk may hold when the power goes after the first `count` calls: all that was synced, and
/// of what was not, as chance has it, all, nothing, some, or the beginning of a write. A file that
/// is not in the map is not there.
std::map<std::string, std::string> after_power_cut(const std::vector<DiskCall>& calls,
                                                   std::size_t count, std::mt19937& chance);

}  // namespace haven::ledger
