#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/entry.h"
#include "ledger/keys/key_encryption.h"
#include "ledger/keys/key_table.h"
#include "values/result.h"

/// One data key for each compartment of each stream, kept wrapped and apart from the ledger.
namespace haven::ledger {

/// The name of the key-encryption key of a compartment: small letters.
using KeyNames = std::function<std::string(Compartment)>;
/// "location" for the location, "main" for everything else.
std::string usual_key_name(Compartment compartment);

/// The caller promises to be done with the key when it returns, and to keep no copy.
using UseKey = std::function<void(std::string_view key)>;

/// Keys of tracks are unwrapped at the start and held; those of a location are never held; all
/// others for 15 minutes, 2,000 of them. May be used from any number of threads.
class KeyStore {
 public:
  /// Data keys in a SQLite file. Problem: it cannot be opened, is not a key store, or its tracks'
  /// keys do not unwrap.
  static Result<std::unique_ptr<KeyStore>> open(const std::filesystem::path& file,
                                                std::unique_ptr<KeyEncryption> encryption,
                                                KeyNames names = usual_key_name);
  /// Data keys in any table, which may be one in memory. Problem: as for open.
  static Result<std::unique_ptr<KeyStore>> over(std::unique_ptr<KeyTable> table,
                                                std::unique_ptr<KeyEncryption> encryption,
                                                KeyNames names = usual_key_name);
  ~KeyStore();

  /// Lends a data key. Problem: not_found when the keys of the stream were destroyed; broken when
  /// it is missing, or does not unwrap.
  Result<void> use(const KeyName& name, const UseKey& use) const;
  /// The newest version of a data key; 0 when there is none.
  std::uint32_t newest(StreamId keys_of, Compartment compartment) const;
  bool is_destroyed(StreamId keys_of) const;

  /// Wipes what was held for 15 minutes. To be called each minute.
  void wipe_old_keys();

  /// Makes data keys of which there is none yet, durably. Their version is 1. Streams whose keys
  /// were destroyed are left out. When the disk was full it is as if it had not been called.
  Kept make_missing(std::span<const std::pair<StreamId, Compartment>> wanted);
  /// Writes a little that says nothing: whether there is room for data keys again.
  Kept probe();
  /// Makes a newer version of a data key: what is kept from now on is sealed by it, and what was
  /// kept before stays readable by the older one.
  Result<std::uint32_t> renew(StreamId keys_of, Compartment compartment);

  /// Makes a newer version of a key-encryption key and wraps all its data keys anew. When it is
  /// cut short, `rewrap` does what is left.
  Result<void> rotate(std::string_view encryption_key);
  /// Returns how many data keys were wrapped anew.
  Result<std::uint64_t> rewrap(std::string_view encryption_key);
  /// Destroys a version of a key-encryption key. Problem: it still wraps a data key.
  Result<void> retire(std::string_view encryption_key, std::uint32_t version);

  /// Announces, carries out or takes back the destruction of all data keys of a stream.
  Result<void> plan_destruction(const PlannedDestruction& planned);
  Result<void> destroy(StreamId keys_of);
  Result<void> drop_plan(StreamId keys_of);
  Result<std::vector<PlannedDestruction>> planned() const;

  Result<std::string> sign(std::string_view message) const;
  Result<std::string> signing_public_key() const;

 private:
  struct Inside;
  explicit KeyStore(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace haven::ledger
