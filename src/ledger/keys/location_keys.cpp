#include "ledger/keys/location_keys.h"

#include "ledger/keys/unwrap.h"

namespace haven::ledger {

Result<void> unwrap_location_key(const KeyTable& table, KeyEncryption& encryption,
                                 const KeyName& name, BriefKey& key) {
  ENSURE(name.compartment == location);
  return find_and_unwrap(table, encryption, name, key);
}

}  // namespace haven::ledger
