#pragma once
#include <string>

#include "ledger/keys/key_encryption.h"
#include "ledger/keys/key_table.h"
#include "ledger/keys/locked_keys.h"

namespace haven::ledger {

/// What a wrapped data key is bound to: stream, compartment and version.
std::string binding_of(const KeyName& name);

/// The row of a key and the key it wraps. Problem: broken, when the row is missing, or was changed.
Result<void> find_and_unwrap(const KeyTable& table, KeyEncryption& encryption, const KeyName& name,
                             BriefKey& key);

}  // namespace haven::ledger
