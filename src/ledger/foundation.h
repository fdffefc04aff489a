#pragma once
#include <memory>

#include "ledger/chain.h"
#include "ledger/keys/key_store.h"
#include "ledger/ledger.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/secrets.h"
#include "ledger/store/store.h"

namespace haven::ledger {

/// What a ledger stands on once it has been read and found whole.
struct Foundation {
  std::unique_ptr<Secrets> secrets;
  Chain chain;
  Signer signer;
};

/// Reads the whole ledger, compares it with its last checkpoints, and finishes a destruction that
/// was cut short. A store without settings is made into a ledger. Problem: as for Ledger::open.
Result<Foundation> lay_foundation(Store& store, KeyStore& keys, const Options& options);

/// The first row that does not hold, or should be there and is not.
struct RowFault {
  Problem problem;
  std::uint64_t position = 0;
  std::optional<StreamId> stream;  ///< Of the row in its place, where there is one.
};

/// Takes every row of the store after those that the chain has, as far as they hold.
tl::expected<void, RowFault> read_into(Chain& chain, const Store& store);

/// The checkpoint that `note` is. Problem: broken, when the note is none, or not by `signer`, or
/// the chain is shorter than it was then, or another one.
Result<Checkpoint> compare(const Chain& chain, std::string_view note, const Signer& signer);

/// The origin of the checkpoints. The environment is part of it, so that nobody without the key can
/// turn a live ledger into a demonstration.
std::string origin_of(const Options& options);

}  // namespace haven::ledger
