#include "ledger/envelope.h"

#include <string.h>

#include <bit>

namespace haven::ledger {
namespace {

constexpr std::uint8_t format = 1;
/// SHA-256, HKDF-SHA-256, XChaCha20-Poly1305.
constexpr std::uint8_t suite = 1;

template <class Number>
void put(std::string& bytes, Number number) {
  for (int shift = 8 * (static_cast<int>(sizeof number) - 1); shift >= 0; shift -= 8)
    bytes += static_cast<char>((number >> shift) & 0xff);
}

template <std::size_t size>
void put(std::string& bytes, const std::array<std::uint8_t, size>& array) {
  bytes.append(reinterpret_cast<const char*>(array.data()), size);
}

/// Takes values from the front of bytes that are known to be enough.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  template <class Number>
  Number number() {
    Number number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
      number = static_cast<Number>(static_cast<std::uint64_t>(number) << 8 |
                                   static_cast<std::uint8_t>(rest_[i]));
    rest_.remove_prefix(sizeof number);
    return number;
  }
  template <std::size_t size>
  void into(std::array<std::uint8_t, size>& array) {
    rest_.copy(reinterpret_cast<char*>(array.data()), size);
    rest_.remove_prefix(size);
  }

 private:
  std::string_view rest_;
};

auto broken(std::string says) { return problem(std::move(says), {}, Problem::Kind::broken); }

constexpr Instant last_moment{Seconds(253'402'300'799)};

Result<Head> decode_head(std::string_view bytes) {
  if (bytes.size() < head_size) return broken("An entry is too short to be one");
  Reader reader(bytes);
  if (reader.number<std::uint8_t>() != format || reader.number<std::uint8_t>() != suite)
    return broken("An entry is of a format that this version of Haven does not know");
  Head head;
  head.sections = reader.number<std::uint8_t>();
  if (head.sections == 0 || head.sections > last_compartment + 1)
    return broken("An entry has no sections, or too many");
  if (reader.number<std::uint8_t>() != 0) return broken("An entry has a mark that is not known");
  head.position = reader.number<std::uint64_t>();
  reader.into(head.stream.bytes);
  head.version = reader.number<std::uint64_t>();
  const auto seconds = static_cast<std::int64_t>(reader.number<std::uint64_t>());
  if (head.position == 0 || head.version == 0) return broken("An entry is counted from 0");
  head.time = Instant(Seconds(seconds));
  if (!can_be_kept_at(head.time)) return broken("An entry has an impossible time");
  reader.into(head.previous);
  reader.into(head.mark.bytes);
  reader.into(head.veiled_keys_of.bytes);
  return head;
}

bool can_be_padded_size(std::size_t size) {
  return 256 <= size && size <= longest_padded && std::has_single_bit(size);
}

Result<SectionPlace> decode_section(std::string_view bytes, std::size_t at) {
  if (bytes.size() - at < section_head_size) return broken("A section of an entry is cut off");
  Reader reader(bytes.substr(at));
  SectionPlace place;
  place.head_at = at;
  place.head.veiled_compartment = reader.number<std::uint8_t>();
  place.head.key_version = reader.number<std::uint32_t>();
  place.head.size = reader.number<std::uint32_t>();
  reader.into(place.head.nonce);
  reader.into(place.head.commitment);
  if (place.head.key_version == 0) return broken("A section is sealed by key version 0");
  if (!can_be_padded_size(place.head.size))
    return broken("A section has a size that no section is padded to");
  if (bytes.size() - place.sealed_at() < place.head.size + tag_size)
    return broken("A section of an entry is cut off");
  return place;
}

}  // namespace

bool can_be_kept_at(Instant time) { return Instant() <= time && time <= last_moment; }

std::string encode(const Head& head) {
  std::string bytes;
  bytes.reserve(head_size);
  put(bytes, format);
  put(bytes, suite);
  put(bytes, head.sections);
  put(bytes, std::uint8_t{0});
  put(bytes, head.position);
  put(bytes, head.stream.bytes);
  put(bytes, head.version);
  put(bytes, static_cast<std::uint64_t>(head.time.time_since_epoch().count()));
  put(bytes, head.previous);
  put(bytes, head.mark.bytes);
  put(bytes, head.veiled_keys_of.bytes);
  return bytes;
}

std::string encode(const SectionHead& head) {
  std::string bytes;
  bytes.reserve(section_head_size);
  put(bytes, head.veiled_compartment);
  put(bytes, head.key_version);
  put(bytes, head.size);
  put(bytes, head.nonce);
  put(bytes, head.commitment);
  return bytes;
}

Result<Envelope> decode(std::string_view bytes) {
  Envelope envelope{TRY(decode_head(bytes)), {}};
  std::size_t at = head_size;
  envelope.sections.reserve(envelope.head.sections);
  for (int i = 0; i < envelope.head.sections; ++i) {
    envelope.sections.push_back(TRY(decode_section(bytes, at)));
    at = envelope.sections.back().sealed_at() + envelope.sections.back().head.size + tag_size;
  }
  if (at != bytes.size()) return broken("An entry has bytes after its end");
  return envelope;
}

std::size_t padded_size(std::size_t size, Compartment compartment) {
  const std::size_t least = compartment == location ? 1024 : 256;
  return std::bit_ceil(std::max(size + 1, least));
}

std::string pad(std::string_view plain, Compartment compartment) {
  std::string padded;
  padded.reserve(padded_size(plain.size(), compartment));
  padded += plain;
  padded += '\x80';
  padded.resize(padded_size(plain.size(), compartment));
  return padded;
}

Result<void> remove_padding(std::string& padded) {
  const auto* const end = static_cast<const char*>(memrchr(padded.data(), 0x80, padded.size()));
  if (end == nullptr) return broken("A section has no end");
  const std::string_view zeros =
      std::string_view(padded).substr(static_cast<std::size_t>(end - padded.data()) + 1);
  // All are zero when the first is, and each is as the one before it.
  if (!zeros.empty() && (zeros[0] != '\0' || zeros.substr(1) != zeros.substr(0, zeros.size() - 1)))
    return broken("A section has no end");
  padded.resize(padded.size() - zeros.size() - 1);
  return {};
}

}  // namespace haven::ledger
