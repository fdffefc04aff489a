#pragma once
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "values/result.h"

namespace haven::ledger {

/// One file that is only added to, on a disk that loses what was not synced. May be used from any
/// number of threads.
class MemoryDisk {
 public:
  MemoryDisk() = default;
  /// A disk that holds `bytes`, all of them synced.
  explicit MemoryDisk(std::string bytes) : bytes_(std::move(bytes)), synced_(bytes_.size()) {}

  /// Problem: unavailable, when the disk was told to fail.
  Result<void> write(std::string_view bytes);
  Result<void> sync();

  std::string bytes() const;
  std::size_t synced() const;
  /// What may be found after the power is cut: all that was synced, and any part of the rest.
  std::string after_power_cut(std::size_t surviving_unsynced_bytes) const;
  /// Lets this many more writes and syncs succeed; the next one fails half-way, and all after it.
  void fail_after(std::size_t calls);

 private:
  bool fails();

  mutable std::mutex mutex_;
  std::string bytes_;
  std::size_t synced_ = 0;
  std::optional<std::size_t> calls_left_;
};

}  // namespace haven::ledger
