#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/entry.h"
#include "ledger/keys/key_encryption.h"
#include "values/result.h"

/// One data key for each compartment of each stream, kept wrapped and apart from the ledger.
namespace haven::ledger {

class KeyTable;

/// The name of the key-encryption key of a compartment.
using KeyNames = std::function<std::string(Compartment)>;
/// "location" for the location, "main" for everything else.
std::string usual_key_name(Compartment compartment);

/// The caller promises to use a key before it returns, and to keep no copy.
using UseKey = std::function<void(std::string_view key)>;

/// May be used from any number of threads; create, renew, rewrap, destroy from one at a time.
class KeyStore {
 public:
  /// Data keys in a SQLite file. Problem: it cannot be opened or is not a key store.
  static Result<std::unique_ptr<KeyStore>> open(const std::filesystem::path& file,
                                                std::unique_ptr<KeyEncryption> encryption,
                                                KeyNames names = usual_key_name);
  /// Data keys that are gone with the process.
  static std::unique_ptr<KeyStore> in_memory(std::unique_ptr<KeyEncryption> encryption,
                                             KeyNames names = usual_key_name);
  ~KeyStore();

  /// Lends the data key. Problem: not_found when it was destroyed; broken when it is missing, or
  /// does not unwrap.
  Result<void> use(StreamId keys_of, Compartment compartment, std::uint32_t version,
                   const UseKey& use) const;

 private:
  struct Inside;
  explicit KeyStore(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
  friend class Ledger;
};

}  // namespace haven::ledger
