#include "ledger/keys/key_encryption.h"

#include <sodium.h>
#include <sys/stat.h>

#include <charconv>
#include <map>
#include <optional>

#include "ledger/keys/locked_keys.h"
#include "ledger/whole_file.h"
#include "values/encoding.h"
#include "values/mutex.h"
#include "values/random.h"

namespace haven::ledger {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view signing = "checkpoint";

unsigned char* in(std::string& bytes, std::size_t at = 0) {
  return reinterpret_cast<unsigned char*>(bytes.data()) + at;
}
const unsigned char* in(std::string_view bytes, std::size_t at = 0) {
  return reinterpret_cast<const unsigned char*>(bytes.data()) + at;
}

/// Keys in locked memory and, where a folder is given, in files named NAME.VERSION.
class KeyRing : public KeyEncryption {
 public:
  explicit KeyRing(std::optional<fs::path> folder) : folder_(std::move(folder)) {
    ENSURE(sodium_init() >= 0);
  }
  Result<void> load();

  Result<WrappedKey> wrap(std::string_view name, std::string_view key,
                          std::string_view bound_to) override;
  Result<void> unwrap(const WrappedKey& wrapped, std::string_view bound_to,
                      unsigned char* key) override;
  Result<std::uint32_t> newest(std::string_view name) override;
  Result<std::uint32_t> renew(std::string_view name) override;
  Result<void> destroy(std::string_view name, std::uint32_t version) override;
  Result<std::string> sign(std::string_view message) override;
  Result<std::string> signing_public_key() override;

 private:
  using Versions = std::map<std::uint32_t, LockedKeys::Slot>;

  Result<void> load_file(const fs::path& file) REQUIRES(mutex_);
  Result<std::uint32_t> make(const std::string& name) REQUIRES(mutex_);
  Result<Versions::const_iterator> newest_of(std::string_view name) REQUIRES(mutex_);
  fs::path file_of(const std::string& name, std::uint32_t version) const {
    return *folder_ / (name + "." + std::to_string(version));
  }

  std::optional<fs::path> folder_;
  Mutex mutex_;
  LockedKeys keys_ GUARDED_BY(mutex_);
  std::map<std::string, Versions, std::less<>> names_ GUARDED_BY(mutex_);
};

/// What a wrapped key is bound to: to the key that wraps it, and to what the caller says.
std::string binding(std::string_view name, std::uint32_t version, std::string_view bound_to) {
  return std::string(name) + '.' + std::to_string(version) + '.' + std::string(bound_to);
}

bool can_be_name(std::string_view name) {
  return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == name.npos;
}

/// "main.3" as a name and a version.
std::optional<std::pair<std::string, std::uint32_t>> read_file_name(const std::string& text) {
  const auto dot = text.find('.');
  if (dot == text.npos || !can_be_name(text.substr(0, dot))) return std::nullopt;
  std::uint32_t version = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + dot + 1, end, version);
  if (read.ec != std::errc() || read.ptr != end || version == 0) return std::nullopt;
  return std::pair{text.substr(0, dot), version};
}

bool is_private(const fs::path& file) {
  struct stat state{};
  return stat(file.c_str(), &state) == 0 && (state.st_mode & 0077) == 0;
}

Result<void> KeyRing::load() {
  std::error_code failed;
  fs::create_directories(*folder_, failed);
  if (!failed) fs::permissions(*folder_, fs::perms::owner_all, failed);
  fs::directory_iterator files;
  if (!failed) files = fs::directory_iterator(*folder_, failed);
  if (failed)
    return problem("The folder of keys cannot be used: " + failed.message(), folder_->string(),
                   Problem::Kind::unavailable);
  const Lock lock(mutex_);
  for (const auto& file : files) TRY(load_file(file.path()));
  return {};
}

Result<void> KeyRing::load_file(const fs::path& file) {
  const auto named = read_file_name(file.filename().string());
  if (!named) return {};
  if (!is_private(file))
    return problem("A key file can be read by others; its mode must be 0600", file.string());
  auto text = TRY(read_whole(file));
  if (text && !text->empty() && text->back() == '\n') text->pop_back();
  auto key = text ? from_hex(*text) : std::nullopt;
  if (!key || key->size() != key_size)
    return problem("A key file does not hold a key of 64 hexadecimal digits", file.string(),
                   Problem::Kind::broken);
  names_[named->first][named->second] = keys_.keep(*key);
  sodium_memzero(key->data(), key->size());
  sodium_memzero(text->data(), text->size());
  return {};
}

/// Makes the next version of `name`.
Result<std::uint32_t> KeyRing::make(const std::string& name) {
  if (!can_be_name(name)) return problem("A key's name is small letters only", name);
  auto& versions = names_[name];
  const std::uint32_t version = versions.empty() ? 1 : versions.rbegin()->first + 1;
  BriefKey key;
  fill_random(key.bytes, sizeof key.bytes);
  if (folder_) {
    auto text = to_hex(key.view()) + "\n";
    const auto written = write_whole(file_of(name, version), text, Readable::by_owner);
    sodium_memzero(text.data(), text.size());
    if (!written) return tl::unexpected(written.error());
  }
  versions[version] = keys_.keep(key.view());
  return version;
}

/// A name that is not known yet gets its first key.
Result<KeyRing::Versions::const_iterator> KeyRing::newest_of(std::string_view name) {
  const auto known = names_.find(name);
  if (known == names_.end() || known->second.empty()) TRY(make(std::string(name)));
  return std::prev(names_.find(name)->second.cend());
}

Result<WrappedKey> KeyRing::wrap(std::string_view name, std::string_view key,
                                 std::string_view bound_to) {
  ENSURE(key.size() == key_size);
  constexpr std::size_t nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  const Lock lock(mutex_);
  const auto [version, slot] = *TRY(newest_of(name));
  std::string bytes = random_bytes(nonce);
  bytes.resize(nonce + key_size + crypto_aead_xchacha20poly1305_ietf_ABYTES);
  const auto bound = binding(name, version, bound_to);
  ENSURE(crypto_aead_xchacha20poly1305_ietf_encrypt(in(bytes, nonce), nullptr, in(key), key.size(),
                                                    in(bound), bound.size(), nullptr, in(bytes),
                                                    in(keys_.at(slot))) == 0);
  return WrappedKey{std::string(name), version, std::move(bytes)};
}

Result<void> KeyRing::unwrap(const WrappedKey& wrapped, std::string_view bound_to,
                             unsigned char* key) {
  constexpr std::size_t nonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  const Lock lock(mutex_);
  const auto name = names_.find(wrapped.name);
  if (name == names_.end() || !name->second.contains(wrapped.version))
    return problem("The key that wraps a data key is not there", wrapped.name,
                   Problem::Kind::not_found);
  const auto slot = name->second.at(wrapped.version);
  const auto bound = binding(wrapped.name, wrapped.version, bound_to);
  if (wrapped.bytes.size() != nonce + key_size + crypto_aead_xchacha20poly1305_ietf_ABYTES ||
      crypto_aead_xchacha20poly1305_ietf_decrypt(
          key, nullptr, nullptr, in(wrapped.bytes, nonce), wrapped.bytes.size() - nonce, in(bound),
          bound.size(), in(wrapped.bytes), in(keys_.at(slot))) != 0)
    return problem("A wrapped data key has been changed, or belongs elsewhere", wrapped.name,
                   Problem::Kind::broken);
  return {};
}

Result<std::uint32_t> KeyRing::newest(std::string_view name) {
  const Lock lock(mutex_);
  return TRY(newest_of(name))->first;
}

Result<std::uint32_t> KeyRing::renew(std::string_view name) {
  const Lock lock(mutex_);
  return make(std::string(name));
}

Result<void> KeyRing::destroy(std::string_view name, std::uint32_t version) {
  const Lock lock(mutex_);
  const auto known = names_.find(name);
  if (known == names_.end() || !known->second.contains(version)) return {};
  if (known->second.rbegin()->first == version)
    return problem("The newest version of a key cannot be destroyed", std::string(name));
  if (folder_) {
    TRY(write_whole(file_of(known->first, version), std::string(65, '0'), Readable::by_owner));
    std::error_code failed;
    if (!fs::remove(file_of(known->first, version), failed))
      return problem("A key file cannot be removed: " + failed.message(), std::string(name),
                     Problem::Kind::unavailable);
  }
  keys_.wipe(known->second.at(version));
  known->second.erase(version);
  return {};
}

/// The two halves of the signing key, made from its seed when they are needed.
struct SigningKey {
  unsigned char open[crypto_sign_PUBLICKEYBYTES];
  unsigned char secret[crypto_sign_SECRETKEYBYTES];

  explicit SigningKey(std::string_view seed) {
    ENSURE(crypto_sign_seed_keypair(open, secret, in(seed)) == 0);
  }
  ~SigningKey() { sodium_memzero(secret, sizeof secret); }
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;
};

Result<std::string> KeyRing::sign(std::string_view message) {
  const Lock lock(mutex_);
  const SigningKey key(keys_.at(TRY(newest_of(signing))->second));
  std::string signature(crypto_sign_BYTES, '\0');
  ENSURE(crypto_sign_detached(in(signature), nullptr, in(message), message.size(), key.secret) ==
         0);
  return signature;
}

Result<std::string> KeyRing::signing_public_key() {
  const Lock lock(mutex_);
  const SigningKey key(keys_.at(TRY(newest_of(signing))->second));
  return std::string(reinterpret_cast<const char*>(key.open), sizeof key.open);
}

}  // namespace

Result<std::unique_ptr<KeyEncryption>> file_key_encryption(const fs::path& folder, Trust trust) {
  if (trust == Trust::live)
    return problem("Keys in files are for development; a live ledger needs a hardware token",
                   folder.string(), Problem::Kind::not_allowed);
  auto ring = std::make_unique<KeyRing>(folder);
  TRY(ring->load());
  return ring;
}

std::unique_ptr<KeyEncryption> memory_key_encryption() {
  return std::make_unique<KeyRing>(std::nullopt);
}

}  // namespace haven::ledger
