#pragma once
#include "ledger/keys/key_encryption.h"
#include "ledger/keys/key_table.h"
#include "ledger/keys/locked_keys.h"

/// The only way to a location's data key. It is unwrapped anew each time and never kept, so that
/// it can move into a process of its own.
namespace haven::ledger {

/// Unwraps the key into `key`. Problem: broken, when it is missing or does not unwrap.
Result<void> unwrap_location_key(const KeyTable& table, KeyEncryption& encryption,
                                 const KeyName& name, BriefKey& key);

}  // namespace haven::ledger
