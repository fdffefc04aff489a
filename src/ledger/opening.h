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

/// Every row of the store, chained. Problem: broken, with the position in `where`.
Result<Chain> read_chain(const Store& store);

/// Problem: broken, when the chain is shorter than the checkpoint, or another one.
Result<void> agrees(const Chain& chain, const Checkpoint& checkpoint);

}  // namespace haven::ledger
