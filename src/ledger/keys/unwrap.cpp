#include "ledger/keys/unwrap.h"

namespace haven::ledger {

std::string binding_of(const KeyName& name) {
  std::string binding(name.keys_of.raw());
  binding += static_cast<char>(name.compartment);
  for (int shift = 24; shift >= 0; shift -= 8)
    binding += static_cast<char>((name.version >> shift) & 0xff);
  return binding;
}

Result<void> find_and_unwrap(const KeyTable& table, KeyEncryption& encryption, const KeyName& name,
                             BriefKey& key) {
  const auto row = TRY(table.find(name));
  if (!row) return problem("A data key is missing from the key store", {}, Problem::Kind::broken);
  return encryption.unwrap(row->wrapped, binding_of(name), key.bytes);
}

}  // namespace haven::ledger
