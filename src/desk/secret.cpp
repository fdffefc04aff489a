#include "desk/secret.h"

#include <sodium.h>

#include <cstring>

#include "desk/framed.h"
#include "values/random.h"

namespace haven::desk {
namespace {

static_assert(crypto_auth_hmacsha256_KEYBYTES == 32 && crypto_auth_hmacsha256_BYTES == 32);

}  // namespace

Result<Secret> Secret::from_bytes(std::string_view bytes) {
  Secret secret;
  if (bytes.size() != secret.bytes_.size()) return problem("A secret is exactly 32 bytes");
  std::memcpy(secret.bytes_.data(), bytes.data(), bytes.size());
  return secret;
}

Secret Secret::random() {
  Secret secret;
  fill_random(secret.bytes_.data(), secret.bytes_.size());
  return secret;
}

Secret::~Secret() { sodium_memzero(bytes_.data(), bytes_.size()); }

Secret Secret::derive(std::string_view purpose) const {
  return *from_bytes(tag({"haven.derive", purpose}));
}

std::string Secret::tag(std::initializer_list<std::string_view> parts) const {
  const auto message = framed(parts);
  std::string made(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256(reinterpret_cast<std::uint8_t*>(made.data()),
                         reinterpret_cast<const std::uint8_t*>(message.data()), message.size(),
                         bytes_.data());
  return made;
}

bool same_bytes(std::string_view left, std::string_view right) {
  return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

}  // namespace haven::desk
