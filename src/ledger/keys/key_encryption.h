#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// The keys that wrap data keys and sign checkpoints. They never leave what implements this
/// interface, so that it can be a hardware token.
namespace haven::ledger {

struct WrappedKey {
  std::string name;           ///< Of the key-encryption key: "main", "location", "voice".
  std::uint32_t version = 0;  ///< Of the key-encryption key, from 1.
  std::string bytes;          ///< What the key-encryption key makes of a data key.
};

class KeyEncryption {
 public:
  virtual ~KeyEncryption() = default;

  /// Under the newest version of the key called `name`. `bound_to` must be given again to unwrap.
  virtual Result<WrappedKey> wrap(std::string_view name, std::string_view key,
                                  std::string_view bound_to) = 0;
  /// Writes the key that was wrapped, 32 bytes, to `key`. Problem: broken when it was changed, or
  /// wrapped for something else; not_found when that version is no longer there.
  virtual Result<void> unwrap(const WrappedKey& wrapped, std::string_view bound_to,
                              unsigned char* key) = 0;
  /// The newest version there is.
  virtual Result<std::uint32_t> newest(std::string_view name) = 0;
  /// Makes a newer version, and says which. Old ones only unwrap from now on.
  virtual Result<std::uint32_t> renew(std::string_view name) = 0;
  /// Destroys a version for ever. Problem: it is the newest.
  virtual Result<void> destroy(std::string_view name, std::uint32_t version) = 0;

  /// An Ed25519 signature of 64 bytes by the checkpoint key.
  virtual Result<std::string> sign(std::string_view message) = 0;
  /// The 32 bytes of the checkpoint key that may be known.
  virtual Result<std::string> signing_public_key() = 0;
};

/// What the keys are to be trusted with.
enum class Trust { development, live };

/// Keys in files of mode 0600 that are made when first used. For developers: whoever copies the
/// folder has the keys. Problem: not_allowed for Trust::live; unavailable or broken when the folder
/// or a file in it cannot be used.
Result<std::unique_ptr<KeyEncryption>> file_key_encryption(const std::filesystem::path& folder,
                                                           Trust trust);

/// Keys that are gone with the process.
std::unique_ptr<KeyEncryption> memory_key_encryption();

}  // namespace haven::ledger
