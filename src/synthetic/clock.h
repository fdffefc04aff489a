#pragma once
#include <atomic>

#include "values/moment.h"

/// A clock that stands still until it is told otherwise: the ledger of an invented nation is
/// stamped with it, so that what is told of last spring was also kept last spring.
namespace haven::synthetic {

/// May be used from any number of threads. It must outlive the ledger that reads it.
class Clock {
 public:
  explicit Clock(Instant start) : seconds_(start.time_since_epoch().count()) {}

  Instant now() const { return Instant(Seconds(seconds_.load())); }
  void set(Instant moment) { seconds_.store(moment.time_since_epoch().count()); }
  void advance(Seconds by) { seconds_.fetch_add(by.count()); }

 private:
  std::atomic<Seconds::rep> seconds_;
};

}  // namespace haven::synthetic
