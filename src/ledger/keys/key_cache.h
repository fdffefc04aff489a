#pragma once
#include <chrono>
#include <list>
#include <map>
#include <optional>
#include <string_view>

#include "ledger/keys/key_table.h"
#include "ledger/keys/locked_keys.h"

namespace haven::ledger {

/// The data keys in use at the moment: at most 2,000, none for longer than 15 minutes. To be used
/// from one thread at a time.
class KeyCache {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t most = 2000;
  static constexpr Clock::duration longest = std::chrono::minutes(15);

  /// Nothing when the key is not held, or was held too long; then it is wiped.
  std::optional<std::string_view> find(const KeyName& name, Clock::time_point now);
  /// The key that was used least recently makes room.
  void keep(const KeyName& name, std::string_view key, Clock::time_point now);
  void wipe_all_of(StreamId keys_of);
  /// Wipes whatever was held too long, asked for or not.
  void wipe_old(Clock::time_point now);
  std::size_t size() const { return held_.size(); }

 private:
  struct Held {
    KeyName name;
    LockedKeys::Slot slot;
    Clock::time_point since;
  };
  using Place = std::list<Held>::iterator;
  void wipe(Place place);

  LockedKeys keys_;
  std::list<Held> by_use_;  // Most recently used first.
  std::map<KeyName, Place> held_;
};

}  // namespace haven::ledger
