#include "ledger/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <memory>

#include "values/encoding.h"
#include "values/result.h"

namespace haven::ledger {
namespace {

/// One running SHA-256. Fetching the algorithm each time would cost more than a short hash.
class Digest {
 public:
  Digest() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
    ENSURE(algorithm_ && context_);
  }
  void begin() { ENSURE(EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1); }
  void add(std::string_view bytes) {
    ENSURE(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  }
  void add(std::initializer_list<std::string_view> parts) {
    for (const auto part : parts) add(part);
  }
  Hash end() {
    Hash hash;
    unsigned size = 0;
    ENSURE(EVP_DigestFinal_ex(context_.get(), hash.data(), &size) == 1 && size == hash.size());
    return hash;
  }

 private:
  struct Free {
    void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD, Free> algorithm_;
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

Digest& digest_of_this_thread() {
  thread_local Digest digest;
  digest.begin();
  return digest;
}

constexpr std::size_t block = 64;

/// The key as RFC 2104 pads it, each byte crossed with `mask`.
std::array<char, block> padded_key(std::string_view key, char mask) {
  std::array<char, block> padded;
  padded.fill(mask);
  for (std::size_t i = 0; i < key.size(); ++i) padded[i] = static_cast<char>(padded[i] ^ key[i]);
  return padded;
}

/// One of the two hashes of HMAC. `key` is at most a block long.
Hash keyed(std::string_view key, char mask, std::initializer_list<std::string_view> parts) {
  auto padded = padded_key(key, mask);
  auto& digest = digest_of_this_thread();
  digest.add({padded.data(), padded.size()});
  digest.add(parts);
  OPENSSL_cleanse(padded.data(), padded.size());
  return digest.end();
}

}  // namespace

Hash sha256(std::initializer_list<std::string_view> parts) {
  auto& digest = digest_of_this_thread();
  digest.add(parts);
  return digest.end();
}

std::string sha256_in_hex(std::string_view text) { return to_hex(bytes_of(sha256({text}))); }

Hash hmac_sha256(std::string_view key, std::initializer_list<std::string_view> parts) {
  Hash shortened;
  if (key.size() > block) {
    shortened = sha256({key});
    key = bytes_of(shortened);
  }
  const Hash inner = keyed(key, 0x36, parts);
  return keyed(key, 0x5c, {bytes_of(inner)});
}

Hash hkdf_extract(std::string_view salt, std::string_view key_material) {
  return hmac_sha256(salt, {key_material});
}

std::string hkdf_expand(std::string_view key, std::string_view label, std::size_t size) {
  ENSURE(size <= 255 * Hash{}.size());
  std::string bytes;
  bytes.reserve(size + Hash{}.size());
  Hash last;
  std::string_view before;
  for (unsigned char count = 1; bytes.size() < size; ++count) {
    const char counted = static_cast<char>(count);
    last = hmac_sha256(key, {before, label, {&counted, 1}});
    before = bytes_of(last);
    bytes += before;
  }
  OPENSSL_cleanse(last.data(), last.size());
  bytes.resize(size);
  return bytes;
}

}  // namespace haven::ledger
