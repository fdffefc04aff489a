#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ledger/entry.h"
#include "ledger/hash.h"
#include "ledger/keys/key_store.h"
#include "ledger/keys/locked_keys.h"
#include "values/result.h"

namespace haven::ledger {

/// The keys of the ledger itself, each derived from one key that is kept with the data keys, as
/// that of the stream whose id is all zero.
class Secrets {
 public:
  enum class WhenMissing { make, refuse };
  /// Problem: broken, when the key is missing and must not be made.
  static Result<std::unique_ptr<Secrets>> from(KeyStore& keys, WhenMissing when_missing);

  std::string_view veil_key() const { return keys_.at(veil_); }
  /// What is kept of a command's id.
  CommandId mark_of(CommandId command) const;
  /// What is kept of what was said with a command. Bound to the id, which is kept nowhere, so that
  /// without it not even whoever has the keys can try what was said.
  /// Nothing when nothing was said.
  std::optional<Hash> hash_of_said(CommandId command, std::string_view said) const;
  StreamId derived_stream(StreamId of, std::string_view purpose) const;
  std::uint32_t blind_index(std::string_view field, std::string_view normalised, int bits) const;

 private:
  explicit Secrets(std::string_view root);

  LockedKeys keys_;
  LockedKeys::Slot veil_, mark_, said_, stream_, index_;
};

}  // namespace haven::ledger
