#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

/// SHA-256 (FIPS 180-4), HMAC (RFC 2104) and HKDF (RFC 5869).
namespace haven::ledger {

using Hash = std::array<std::uint8_t, 32>;

inline std::string_view bytes_of(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

/// Of all the parts, one after the other.
Hash sha256(std::initializer_list<std::string_view> parts);
/// Of one text, in hexadecimal: 64 small letters and digits.
std::string sha256_in_hex(std::string_view text);

/// Of all the parts, one after the other, under a key of any length.
Hash hmac_sha256(std::string_view key, std::initializer_list<std::string_view> parts);

/// HKDF-Extract: a uniform key from key material that may not be uniform.
Hash hkdf_extract(std::string_view salt, std::string_view key_material);

/// HKDF-Expand: `size` bytes, at most 8,160, from a uniform key.
std::string hkdf_expand(std::string_view key, std::string_view label, std::size_t size);

}  // namespace haven::ledger
