#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/kept.h"
#include "values/mutex.h"
#include "values/result.h"

namespace haven::ledger {

/// One file that is only added to, on a disk that loses what was not synced. May be used from any
/// number of threads.
class MemoryDisk {
 public:
  MemoryDisk() = default;
  /// A disk that holds `bytes`, all of them synced.
  explicit MemoryDisk(std::string bytes) : bytes_(std::move(bytes)), synced_(bytes_.size()) {}

  /// Not kept: the disk is full, or was told to fail.
  Kept write(std::string_view bytes);
  Kept sync();

  std::string bytes() const;
  std::size_t synced() const;
  /// What may be found after the power is cut: all that was synced, and any part of the rest.
  std::string after_power_cut(std::size_t surviving_unsynced_bytes) const;
  /// Lets this many more writes and syncs succeed; the next one fails half-way, and all after it.
  void fail_after(std::size_t calls);
  /// Has room for this many more bytes. Of what does not fit nothing is written.
  void leave_room_for(std::size_t bytes);
  void make_room();
  /// How often it was told to write, whether it could or not.
  std::size_t writes() const;

 private:
  bool fails() REQUIRES(mutex_);

  mutable Mutex mutex_;
  std::string bytes_ GUARDED_BY(mutex_);
  std::size_t synced_ GUARDED_BY(mutex_) = 0;
  std::optional<std::size_t> calls_left_ GUARDED_BY(mutex_);
  std::optional<std::size_t> room_ GUARDED_BY(mutex_);
  std::size_t writes_ GUARDED_BY(mutex_) = 0;
};

}  // namespace haven::ledger
