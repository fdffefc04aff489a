#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "ledger/chain.h"
#include "ledger/entry.h"
#include "ledger/keys/key_store.h"
#include "ledger/secrets.h"
#include "ledger/store/store.h"

namespace haven::ledger {

/// Of a command that comes again with other words than those that were kept with it.
Problem said_otherwise();

/// What commands are sealed with. All of it outlives the batch.
struct Workbench {
  const Chain& chain;
  const Store& store;  ///< In which the chain is kept.
  KeyStore& keys;
  const Secrets& secrets;
};

/// Commands that become durable together: each is accepted or refused by itself, and what is
/// accepted is sealed and chained. Nothing of the chain changes.
class Batch {
 public:
  /// `before`: the batch on its way to the disk, which this one follows as if it were in the chain;
  /// it must be there, and not be, until everything was added.
  Batch(const Workbench& with, const Batch* before, Instant now);

  /// Makes the data keys that the commands will need, durably and at once; none at a time that no
  /// entry can be kept at. Not kept: by the key store.
  Kept make_keys(const std::vector<const Command*>& commands);
  /// What `command` will be answered once the rows are durable. Problem: as for Ledger::append.
  Result<Appended> add(const Command& command);

  struct Made {
    Entry entry;
    Head head;
    Hash leaf;
    std::optional<Hash> said = {};  ///< Of the first entry of a command with which it was said.
  };
  /// The entries to be kept, in order.
  std::vector<Made>& made() { return made_; }

 private:
  /// What was said, as far as it is kept, and what was answered.
  struct Answered {
    std::optional<Hash> said;
    Appended answer;
  };

  Result<void> check(const Command& command) const;
  Result<void> seal(const Command& command, CommandId mark);
  Result<void> seal(const Write& write, const std::vector<Section>& sections, CommandId mark);
  /// Unmakes the entries from the one with this index on.
  void take_back(std::size_t first);
  void take_nonce(std::array<std::uint8_t, nonce_size>& nonce);
  StreamEnd end_of(StreamId stream) const;
  /// What this command was answered, here, in the batch before, or when it was kept.
  Result<std::optional<Answered>> answered(CommandId mark) const;

  const Chain& chain_;
  const Store& store_;
  const Batch* const before_;
  const std::uint64_t size_before_;  // Of the ledger without this batch.
  KeyStore& keys_;
  const Secrets& secrets_;
  const bool is_clock_right_;
  const Instant now_;
  std::string nonces_;  // Not used yet.
  std::vector<Made> made_;
  std::unordered_map<StreamId, StreamEnd> ends_;
  std::unordered_map<CommandId, Answered> answered_;
};

}  // namespace haven::ledger
