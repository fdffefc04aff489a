#include "ledger/hash.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <memory>

#include "values/encoding.h"
#include "values/result.h"

namespace haven::ledger {
namespace {

/// Fetched once: to fetch the algorithm each time would cost more than a short hash.
const EVP_MD* algorithm() {
  struct Free {
    void operator()(EVP_MD* fetched) const { EVP_MD_free(fetched); }
  };
  static const std::unique_ptr<EVP_MD, Free> fetched(EVP_MD_fetch(nullptr, "SHA256", nullptr));
  ENSURE(fetched);
  return fetched.get();
}

/// One running SHA-256. OpenSSL wipes what it has taken in.
class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new()) { ENSURE(context_); }
  void begin() { ENSURE(EVP_DigestInit_ex2(context_.get(), algorithm(), nullptr) == 1); }
  void begin_from(const Digest& begun) {
    ENSURE(EVP_MD_CTX_copy_ex(context_.get(), begun.context_.get()) == 1);
  }
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
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

Digest& digest_of_this_thread() {
  thread_local Digest digest;
  return digest;
}

constexpr std::size_t block = 64;
constexpr char inner_mask = 0x36;
constexpr char outer_mask = 0x5c;

/// Begins one of the two hashes of HMAC: with the key, at most a block long, as RFC 2104 pads it,
/// each byte crossed with `mask`.
void begin_keyed(Digest& digest, std::string_view key, char mask) {
  std::array<char, block> padded;
  padded.fill(mask);
  for (std::size_t i = 0; i < key.size(); ++i) padded[i] = static_cast<char>(padded[i] ^ key[i]);
  digest.begin();
  digest.add({padded.data(), padded.size()});
  OPENSSL_cleanse(padded.data(), padded.size());
}

}  // namespace

std::optional<Hash> hash_of_bytes(std::string_view bytes) {
  Hash hash;
  if (bytes.size() != hash.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

Hash sha256(std::initializer_list<std::string_view> parts) {
  auto& digest = digest_of_this_thread();
  digest.begin();
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
  auto& digest = digest_of_this_thread();
  begin_keyed(digest, key, inner_mask);
  digest.add(parts);
  const Hash inner = digest.end();
  begin_keyed(digest, key, outer_mask);
  digest.add(bytes_of(inner));
  return digest.end();
}

struct KeyedHash::Begun {
  Digest inner, outer;
};

KeyedHash::KeyedHash(std::string_view key) {
  ENSURE(key.size() <= block);
  auto begun = std::make_unique<Begun>();
  begin_keyed(begun->inner, key, inner_mask);
  begin_keyed(begun->outer, key, outer_mask);
  begun_ = std::move(begun);
}

KeyedHash::~KeyedHash() = default;

Hash KeyedHash::of(std::initializer_list<std::string_view> parts) const {
  auto& digest = digest_of_this_thread();
  digest.begin_from(begun_->inner);
  digest.add(parts);
  const Hash inner = digest.end();
  digest.begin_from(begun_->outer);
  digest.add(bytes_of(inner));
  return digest.end();
}

Hash hkdf_extract(std::string_view salt, std::string_view key_material) {
  return hmac_sha256(salt, {key_material});
}

void hkdf_expand(const KeyedHash& key, std::string_view label, std::span<std::uint8_t> room) {
  ENSURE(room.size() <= 255 * Hash{}.size());
  Hash last;
  std::string_view before;
  for (char count = 1; !room.empty(); ++count) {
    last = key.of({before, label, {&count, 1}});
    before = bytes_of(last);
    const auto taken = std::min(room.size(), last.size());
    std::copy_n(last.begin(), taken, room.begin());
    room = room.subspan(taken);
  }
  OPENSSL_cleanse(last.data(), last.size());
}

}  // namespace haven::ledger
