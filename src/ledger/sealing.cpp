#include "ledger/sealing.h"

#include <sodium.h>

namespace haven::ledger {
namespace {

static_assert(nonce_size == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
static_assert(sizeof(Hash) == crypto_verify_32_BYTES);
static_assert(tag_size == crypto_aead_xchacha20poly1305_ietf_ABYTES);

unsigned char* in(std::string& bytes, std::size_t at) {
  return reinterpret_cast<unsigned char*>(bytes.data()) + at;
}
const unsigned char* in(std::string_view bytes, std::size_t at = 0) {
  return reinterpret_cast<const unsigned char*>(bytes.data()) + at;
}

/// The bytes of its parts, one after the other, in a place of their own on the stack.
template <std::size_t size>
class Joined {
 public:
  Joined& operator<<(std::string_view part) {
    ENSURE(part.size() <= size - length_);
    part.copy(bytes_.data() + length_, part.size());
    length_ += part.size();
    return *this;
  }
  Joined& operator<<(std::uint64_t number) {
    std::array<char, 8> text;
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number >>= 8)
      *digit = static_cast<char>(number & 0xff);
    return *this << std::string_view(text.data(), text.size());
  }
  std::string_view view() const { return {bytes_.data(), length_}; }

 private:
  std::array<char, size> bytes_;
  std::size_t length_ = 0;
};

/// The key of one section and, because XChaCha20-Poly1305 does not bind its key, a commitment to
/// it: the two halves of one HKDF output. The data key is uniform, so extraction is left out (RFC
/// 5869 section 3.3).
class SectionKey {
 public:
  SectionKey(const KeyedHash& data_key, const SectionOf& of) {
    const char compartment = static_cast<char>(of.compartment);
    Joined<2 + 16 + 8 + 1> label;
    label << "ev" << of.stream.raw() << of.version << std::string_view(&compartment, 1);
    hkdf_expand(data_key, label.view(), bytes_);
  }
  ~SectionKey() { sodium_memzero(bytes_.data(), bytes_.size()); }
  SectionKey(const SectionKey&) = delete;
  SectionKey& operator=(const SectionKey&) = delete;

  const unsigned char* key() const { return bytes_.data(); }
  const unsigned char* commitment() const { return bytes_.data() + 32; }

 private:
  std::array<std::uint8_t, 64> bytes_;
};

/// Everything in clear: the head of the entry and the head of the section.
Joined<head_size + section_head_size> associated_data(std::string_view envelope,
                                                      std::size_t section_head_at) {
  Joined<head_size + section_head_size> data;
  data << envelope.substr(0, head_size) << envelope.substr(section_head_at, section_head_size);
  return data;
}

}  // namespace

void seal_section(std::string& envelope, const SectionOf& of, SectionHead head,
                  std::string_view plain, const KeyedHash& data_key) {
  const SectionKey key(data_key, of);
  std::memcpy(head.commitment.data(), key.commitment(), head.commitment.size());
  std::string padded = pad(plain, of.compartment);
  head.size = static_cast<std::uint32_t>(padded.size());
  const std::size_t head_at = envelope.size();
  envelope += encode(head);
  const auto clear = associated_data(envelope, head_at);
  const std::size_t sealed_at = envelope.size();
  envelope.resize(sealed_at + padded.size() + tag_size);
  const int failed = crypto_aead_xchacha20poly1305_ietf_encrypt(
      in(envelope, sealed_at), nullptr, in(padded, 0), padded.size(), in(clear.view()),
      clear.view().size(), nullptr, head.nonce.data(), key.key());
  sodium_memzero(padded.data(), padded.size());
  ENSURE(!failed);
}

Result<std::string> open_section(std::string_view envelope, const SectionOf& of,
                                 const SealedSection& section, const KeyedHash& data_key) {
  const auto tampered = [] {
    return problem("What was kept has been changed, or its key is not its own", {},
                   Problem::Kind::broken);
  };
  const SectionKey key(data_key, of);
  const std::size_t head_at = section.at - section_head_size;
  const std::size_t commitment_at = section.at - sizeof(Hash);
  if (crypto_verify_32(in(envelope, commitment_at), key.commitment()) != 0) return tampered();
  const auto clear = associated_data(envelope, head_at);
  std::string padded(section.size, '\0');
  const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
      in(padded, 0), nullptr, nullptr, in(envelope, section.at), section.size + tag_size,
      in(clear.view()), clear.view().size(), in(envelope, commitment_at - nonce_size), key.key());
  if (failed) return tampered();
  TRY(remove_padding(padded));
  return padded;
}

Veil::Veil(std::string_view veil_key, StreamId stream, std::uint64_t version) {
  static_assert(crypto_stream_xchacha20_NONCEBYTES == 16 + 8);
  ENSURE(veil_key.size() == crypto_stream_xchacha20_KEYBYTES);
  Joined<crypto_stream_xchacha20_NONCEBYTES> nonce;
  nonce << stream.raw() << version;
  ENSURE(crypto_stream_xchacha20(stream_.data(), stream_.size(), in(nonce.view()), in(veil_key)) ==
         0);
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
