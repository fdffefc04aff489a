#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/entry.h"
#include "ledger/hash.h"
#include "values/result.h"

/// The bytes that are kept for an entry: docs/formats/ledger.md. One writer, one reader, and what
/// the reader does not know it refuses.
namespace haven::ledger {

constexpr std::size_t head_size = 108;
constexpr std::size_t section_head_size = 65;
constexpr std::size_t nonce_size = 24;
constexpr std::size_t tag_size = 16;
constexpr std::size_t longest_padded = 2 * longest_section;

/// What an envelope says in clear. Whose keys seal it, and which compartments its sections are of,
/// are veiled: to whoever has no keys they are random.
struct Head {
  std::uint8_t sections = 0;  ///< How many follow, 1 to 32.
  std::uint64_t position = 0;
  StreamId stream;
  std::uint64_t version = 0;
  Instant time;
  Hash previous{};  ///< The leaf hash of the entry before it in its stream; zeros for the first.
  CommandId mark;   ///< HMAC of the id of the command it came with.
  StreamId veiled_keys_of;
};

/// What comes before the sealed bytes of a section.
struct SectionHead {
  std::uint8_t veiled_compartment = 0;
  std::uint32_t key_version = 0;
  std::uint32_t size = 0;  ///< Padded, without the tag.
  std::array<std::uint8_t, nonce_size> nonce{};
  Hash commitment{};
};

/// Where a section lies: its head, and after it what is sealed, and the tag.
struct SectionPlace {
  SectionHead head;
  std::size_t head_at = 0;
  std::size_t sealed_at() const { return head_at + section_head_size; }
};

struct Envelope {
  Head head;
  std::vector<SectionPlace> sections;
};

/// Whether an entry can be of this time: from 1970 to the end of 9999, with which the calendar ends
/// that moments are printed in.
bool can_be_kept_at(Instant time);

std::string encode(const Head& head);
std::string encode(const SectionHead& head);

/// Problem: broken, when `bytes` are not exactly one envelope.
Result<Envelope> decode(std::string_view bytes);

/// What `size` bytes and the end mark are padded to: 256, 512, 1,024, 2,048 and so on; a location
/// to 1,024 at least. Sizes that others have too do not tell which section is the location.
std::size_t padded_size(std::size_t size, Compartment compartment);
/// The bytes, one byte 0x80, and zeros (ISO/IEC 7816-4).
std::string pad(std::string_view plain, Compartment compartment);
/// Takes off what pad put on. Problem: broken, when it is not padded so.
Result<void> remove_padding(std::string& padded);

}  // namespace haven::ledger
