#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// SHA-256 (FIPS 180-4), HMAC (RFC 2104) and HKDF (RFC 5869).
namespace haven::ledger {

using Hash = std::array<std::uint8_t, 32>;

inline std::string_view bytes_of(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

/// Nothing when these are not as many bytes as a hash has.
std::optional<Hash> hash_of_bytes(std::string_view bytes);

/// Of all the parts, one after the other.
Hash sha256(std::initializer_list<std::string_view> parts);
/// Of one text, in hexadecimal: 64 small letters and digits.
std::string sha256_in_hex(std::string_view text);

/// Of all the parts, one after the other, under a key of any length.
Hash hmac_sha256(std::string_view key, std::initializer_list<std::string_view> parts);

/// HMAC-SHA-256 of many messages under one key: the part that is the key's alone is worked out
/// once. Whoever has it can do all that the key can, and so it is wiped at its end, and kept no
/// longer than the key. To be used from one thread at a time.
class KeyedHash {
 public:
  explicit KeyedHash(std::string_view key);
  ~KeyedHash();
  KeyedHash(const KeyedHash&) = delete;
  KeyedHash& operator=(const KeyedHash&) = delete;

  /// Of all the parts, one after the other.
  Hash of(std::initializer_list<std::string_view> parts) const;

 private:
  struct Begun;
  std::unique_ptr<const Begun> begun_;
};

/// HKDF-Extract: a uniform key from key material that may not be uniform.
Hash hkdf_extract(std::string_view salt, std::string_view key_material);

/// HKDF-Expand: as many bytes as there is room for, at most 8,160, from a uniform key.
void hkdf_expand(const KeyedHash& key, std::string_view label, std::span<std::uint8_t> room);

}  // namespace haven::ledger
