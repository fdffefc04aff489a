#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "values/mutex.h"
#include "values/result.h"

namespace haven::ledger {

/// Keeps the newest checkpoint in files outside the database, on a thread of its own, since that
/// may be another disk, slow or away. May be used from any number of threads.
class OutsideNotes {
 public:
  explicit OutsideNotes(std::vector<std::filesystem::path> files);
  /// Keeps the last note it was given, and ends.
  ~OutsideNotes();
  OutsideNotes(const OutsideNotes&) = delete;
  OutsideNotes& operator=(const OutsideNotes&) = delete;

  /// To be kept soon. A note that a newer one overtakes is never kept.
  void put(std::string note);
  /// Waits until the newest note is kept, or has failed to be.
  void finish();
  /// Why the last note could not be kept everywhere. Nothing when it was.
  std::optional<Problem> trouble() const;

 private:
  void run();

  const std::vector<std::filesystem::path> files_;
  mutable Mutex mutex_;
  Condition changed_;
  std::optional<std::string> next_ GUARDED_BY(mutex_);
  std::optional<Problem> trouble_ GUARDED_BY(mutex_);
  bool is_writing_ GUARDED_BY(mutex_) = false;
  bool is_over_ GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace haven::ledger
