#include "ledger/secrets.h"

namespace haven::ledger {
namespace {

const KeyName root_name{StreamId{}, track, 1};

template <class AnyId>
AnyId first_half(const Hash& hash) {
  return AnyId::from_bytes(bytes_of(hash).substr(0, 16)).value();
}

}  // namespace

Result<std::unique_ptr<Secrets>> Secrets::from(KeyStore& keys, WhenMissing when_missing) {
  if (keys.newest(root_name.keys_of, root_name.compartment) == 0) {
    if (when_missing == WhenMissing::refuse)
      return problem("The key store is not the one of this ledger", {}, Problem::Kind::broken);
    const std::pair wanted{root_name.keys_of, root_name.compartment};
    TRY(as_result(keys.make_missing({&wanted, 1})));
  }
  std::unique_ptr<Secrets> secrets;
  TRY(keys.use(root_name, [&](std::string_view root) { secrets.reset(new Secrets(root)); }));
  return secrets;
}

Secrets::Secrets(std::string_view root_bytes) {
  const KeyedHash root(root_bytes);
  const auto derive = [&](std::string_view purpose) {
    BriefKey key;
    hkdf_expand(root, purpose, key.bytes);
    return keys_.keep(key.view());
  };
  veil_ = derive("veil");
  mark_ = derive("command");
  said_ = derive("said");
  stream_ = derive("stream");
  index_ = derive("index");
}

CommandId Secrets::mark_of(CommandId command) const {
  return first_half<CommandId>(hmac_sha256(keys_.at(mark_), {command.raw()}));
}

std::optional<Hash> Secrets::hash_of_said(CommandId command, std::string_view said) const {
  if (said.empty()) return std::nullopt;
  return hmac_sha256(keys_.at(said_), {command.raw(), said});
}

StreamId Secrets::derived_stream(StreamId of, std::string_view purpose) const {
  return first_half<StreamId>(hmac_sha256(keys_.at(stream_), {of.raw(), purpose}));
}

std::uint32_t Secrets::blind_index(std::string_view field, std::string_view normalised,
                                   int bits) const {
  ENSURE(1 <= bits && bits <= 32);
  const Hash field_key = hmac_sha256(keys_.at(index_), {field});
  const Hash hash = hmac_sha256(bytes_of(field_key), {normalised});
  std::uint32_t word = 0;
  for (std::size_t i = 0; i < 4; ++i) word = word << 8 | hash[i];
  return word >> (32 - bits);
}

}  // namespace haven::ledger
