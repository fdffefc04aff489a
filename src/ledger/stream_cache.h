#pragma once
#include <list>
#include <unordered_map>
#include <vector>

#include "ledger/entry.h"
#include "values/mutex.h"

namespace haven::ledger {

/// The streams that were read last, sealed as they are on the disk: a record is read far more often
/// than it grows, and after each commit SQLite has to read all of it from the file again. What was
/// kept never changes, so that a stream is old only when it has grown. May be used from any number
/// of threads.
class StreamCache {
 public:
  /// `most`: of all envelopes together, in bytes.
  explicit StreamCache(std::size_t most) : most_(most) {}

  /// Nothing when the stream is not held, or has had fewer than `version` entries.
  Entries find(StreamId stream, std::uint64_t version);
  /// Those that were read longest ago make room. What is more than all the room is not held.
  void keep(StreamId stream, Entries entries);
  std::size_t bytes() const;

 private:
  struct Held {
    StreamId stream;
    Entries entries;
    std::size_t bytes;
  };
  using Place = std::list<Held>::iterator;
  void drop(Place place) REQUIRES(mutex_);

  const std::size_t most_;
  mutable Mutex mutex_;
  std::list<Held> by_use_ GUARDED_BY(mutex_);  // Most recently read first.
  std::unordered_map<StreamId, Place> held_ GUARDED_BY(mutex_);
  std::size_t bytes_ GUARDED_BY(mutex_) = 0;
};

}  // namespace haven::ledger
