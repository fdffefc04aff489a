#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "ledger/entry.h"
#include "ledger/envelope.h"
#include "ledger/hash.h"
#include "values/result.h"

/// Seals and opens the sections of an envelope: XChaCha20-Poly1305 under a key that is used for
/// one section of one entry, with everything that stands in clear as associated data.
namespace haven::ledger {

/// What the key of a section is derived for.
struct SectionOf {
  StreamId stream;
  std::uint64_t version = 0;
  Compartment compartment = track;
};

/// Appends the section to `envelope`, which begins with its encoded head.
void seal_section(std::string& envelope, const SectionOf& of, SectionHead head,
                  std::string_view plain, const KeyedHash& data_key);

/// What the section at `place` says. Problem: broken, when the key is another one than it was
/// sealed with, or a byte of the head, the section's head or the section is not as it was.
Result<std::string> open_section(std::string_view envelope, const SectionOf& of,
                                 const SealedSection& section, const KeyedHash& data_key);

/// Crosses out, or in again, what nobody without keys may read in an envelope: whose keys seal it,
/// and the compartments. The veil of an entry is the XChaCha20 key stream under `veil_key`, 32
/// bytes, with stream and version as nonce.
class Veil {
 public:
  Veil(std::string_view veil_key, StreamId stream, std::uint64_t version);

  StreamId cross(StreamId keys_of) const;
  /// `index` is that of the section, from 0.
  std::uint8_t cross(std::uint8_t compartment, std::size_t index) const;

 private:
  std::array<std::uint8_t, 16 + last_compartment + 1> stream_;
};

/// `envelope` read, with its veil lifted. Problem: broken.
Result<Entry> read_entry(std::string envelope, std::string_view veil_key);

}  // namespace haven::ledger
