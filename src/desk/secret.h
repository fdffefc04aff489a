#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "values/result.h"

/// Secrets of this installation, and what is made with them: keys for one purpose each, and tags
/// that prove who made a text.
namespace haven::desk {

/// 32 bytes that only this installation knows. Wiped from memory when it is let go.
class Secret {
 public:
  /// Problem: `bytes` are not exactly 32.
  static Result<Secret> from_bytes(std::string_view bytes);
  static Secret random();
  Secret(const Secret&) = default;
  Secret& operator=(const Secret&) = default;
  ~Secret();

  /// A secret for one purpose only. Another purpose gives an unrelated one, and none gives this one
  /// away (HMAC-SHA-256 as a key derivation function, NIST SP 800-108).
  Secret derive(std::string_view purpose) const;

  /// HMAC-SHA-256 over the parts, each with its length before it: 32 bytes. No two different lists
  /// of parts are the same message.
  std::string tag(std::initializer_list<std::string_view> parts) const;

  /// For the library calls that take a key. Never to be kept or printed.
  const std::uint8_t* key() const { return bytes_.data(); }

 private:
  Secret() = default;
  std::array<std::uint8_t, 32> bytes_{};
};

/// In a time that depends on the lengths only.
bool same_bytes(std::string_view left, std::string_view right);

}  // namespace haven::desk
