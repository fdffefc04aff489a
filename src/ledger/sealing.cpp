#include "ledger/sealing.h"

#include <sodium.h>

#include "ledger/hash.h"

namespace haven::ledger {
namespace {

static_assert(nonce_size == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(tag_size == crypto_aead_xchacha20poly1305_ietf_ABYTES);

unsigned char* in(std::string& bytes, std::size_t at) {
  return reinterpret_cast<unsigned char*>(bytes.data()) + at;
}
const unsigned char* in(std::string_view bytes, std::size_t at = 0) {
  return reinterpret_cast<const unsigned char*>(bytes.data()) + at;
}

std::string number_text(std::uint64_t number) {
  std::string bytes;
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((number >> shift) & 0xff);
  return bytes;
}

/// The key of one section and, because XChaCha20-Poly1305 does not bind its key, a commitment to
/// it: the two halves of one HKDF output. The data key is uniform, so extraction is left out (RFC
/// 5869 section 3.3).
class SectionKey {
 public:
  SectionKey(std::string_view data_key, const SectionOf& of) {
    std::string label = "ev";
    label += of.stream.raw();
    label += number_text(of.version);
    label += static_cast<char>(of.compartment);
    bytes_ = hkdf_expand(data_key, label, 64);
  }
  ~SectionKey() { sodium_memzero(bytes_.data(), bytes_.size()); }
  SectionKey(const SectionKey&) = delete;
  SectionKey& operator=(const SectionKey&) = delete;

  const unsigned char* key() const { return in(bytes_); }
  const unsigned char* commitment() const { return in(bytes_, 32); }

 private:
  std::string bytes_;
};

/// Everything in clear: the head of the entry and the head of the section.
std::string associated_data(std::string_view envelope, std::size_t section_head_at) {
  std::string data;
  data.reserve(head_size + section_head_size);
  data += envelope.substr(0, head_size);
  data += envelope.substr(section_head_at, section_head_size);
  return data;
}

}  // namespace

void seal_section(std::string& envelope, const SectionOf& of, SectionHead head,
                  std::string_view plain, std::string_view data_key) {
  const SectionKey key(data_key, of);
  std::memcpy(head.commitment.data(), key.commitment(), head.commitment.size());
  std::string padded = pad(plain, of.compartment);
  head.size = static_cast<std::uint32_t>(padded.size());
  const std::size_t head_at = envelope.size();
  envelope += encode(head);
  const std::string clear = associated_data(envelope, head_at);
  const std::size_t sealed_at = envelope.size();
  envelope.resize(sealed_at + padded.size() + tag_size);
  const int failed = crypto_aead_xchacha20poly1305_ietf_encrypt(
      in(envelope, sealed_at), nullptr, in(padded, 0), padded.size(), in(clear), clear.size(),
      nullptr, head.nonce.data(), key.key());
  sodium_memzero(padded.data(), padded.size());
  ENSURE(!failed);
}

Result<std::string> open_section(std::string_view envelope, const SectionOf& of,
                                 const SealedSection& section, std::string_view data_key) {
  const auto tampered = problem("What was kept has been changed, or its key is not its own", {},
                                Problem::Kind::broken);
  const SectionKey key(data_key, of);
  const std::size_t head_at = section.at - section_head_size;
  const std::size_t commitment_at = section.at - sizeof(Hash);
  if (sodium_memcmp(in(envelope, commitment_at), key.commitment(), sizeof(Hash)) != 0)
    return tampered;
  const std::string clear = associated_data(envelope, head_at);
  std::string padded(section.size, '\0');
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      in(padded, 0), nullptr, nullptr, in(envelope, section.at), section.size + tag_size, in(clear),
      clear.size(), in(envelope, commitment_at - nonce_size), key.key());
  if (failed) return tampered;
  TRY(remove_padding(padded));
  return padded;
}

Veil::Veil(std::string_view veil_key, StreamId stream, std::uint64_t version) {
  static_assert(crypto_stream_xchacha20_NONCEBYTES == 16 + 8);
  ENSURE(veil_key.size() == crypto_stream_xchacha20_KEYBYTES);
  const std::string nonce = std::string(stream.raw()) + number_text(version);
  ENSURE(crypto_stream_xchacha20(stream_.data(), stream_.size(), in(nonce), in(veil_key)) == 0);
}

StreamId Veil::cross(StreamId keys_of) const {
  for (std::size_t i = 0; i < keys_of.bytes.size(); ++i) keys_of.bytes[i] ^= stream_[i];
  return keys_of;
}

std::uint8_t Veil::cross(std::uint8_t compartment, std::size_t index) const {
  return compartment ^ stream_[16 + index];
}

Result<Entry> read_entry(std::string envelope, std::string_view veil_key) {
  const auto broken = [](std::string says) {
    return problem(std::move(says), {}, Problem::Kind::broken);
  };
  const Envelope read = TRY(decode(envelope));
  const Veil veil(veil_key, read.head.stream, read.head.version);
  Entry entry{read.head.position, read.head.stream, veil.cross(read.head.veiled_keys_of),
              read.head.version,  read.head.time,   {},
              std::move(envelope)};
  entry.sections.reserve(read.sections.size());
  for (const auto& place : read.sections) {
    const auto index = entry.sections.size();
    const Compartment compartment = veil.cross(place.head.veiled_compartment, index);
    if (compartment > last_compartment || entry.has(compartment) ||
        (index == 0) != (compartment == track))
      return broken("An entry has sections that it cannot have");
    entry.sections.push_back({compartment, place.head.key_version,
                              static_cast<std::uint32_t>(place.sealed_at()), place.head.size});
  }
  return entry;
}

}  // namespace haven::ledger
