#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "values/ids.h"
#include "values/moment.h"

/// What goes into the ledger and what comes out of it. The ledger knows bytes and keys, nothing of
/// children: what the bytes mean is the caller's.
namespace haven::ledger {

/// A class of what an entry says, sealed under keys of its own. 0 to 31.
using Compartment = std::uint8_t;
/// The first section of every entry, and the only one that is opened when Haven starts.
constexpr Compartment track = 0;
/// Where someone is. It has its own key-encryption key and its own way through the code.
constexpr Compartment location = 2;
constexpr Compartment last_compartment = 31;

/// Whose entries follow one another. 16 random bytes, never all zero.
using StreamId = Id<struct StreamTag>;

/// What one compartment of an entry says.
struct Section {
  Compartment compartment = track;
  std::string plain;  ///< At most 1 MiB.
};
constexpr std::size_t longest_section = std::size_t{1} << 20;

/// Entries to be added to one stream.
struct Write {
  StreamId stream;
  /// Whose data keys seal the entries, usually `stream`: when those keys are destroyed, nobody can
  /// read them again.
  StreamId keys_of;
  /// How many entries the stream is thought to have. Nothing: however many it has.
  std::optional<std::uint64_t> expected_version;
  /// Each entry is its sections: `track` first, no compartment twice.
  std::vector<std::vector<Section>> entries;
};

/// What is kept together or not at all. The same id again, with the same that was said, answers
/// what was answered first.
struct Command {
  CommandId id;
  std::vector<Write> writes;
  /// What the person sent that made this command, any bytes; empty for what Haven does by itself.
  /// A keyed hash of it is kept.
  std::string said = {};
};

/// Where a command was kept: positions are counted from 1, without a gap.
struct Appended {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  bool already_done = false;  ///< It had been kept before; nothing was added now.

  bool operator==(const Appended&) const = default;
};

/// Where one sealed section lies in its envelope.
struct SealedSection {
  Compartment compartment = track;
  std::uint32_t key_version = 0;
  std::uint32_t at = 0;    ///< Of its first byte in the envelope.
  std::uint32_t size = 0;  ///< Of what it says, padded; the tag comes on top.

  bool operator==(const SealedSection&) const = default;
};

/// An entry as it is kept: sealed.
struct Entry {
  std::uint64_t position = 0;  ///< In the ledger, from 1.
  StreamId stream;
  StreamId keys_of;
  std::uint64_t version = 0;  ///< In its stream, from 1.
  Instant time;               ///< When it was kept. Never before the entry before it.
  std::vector<SealedSection> sections;
  std::string envelope;  ///< The very bytes that are hashed; docs/formats/ledger.md.

  bool operator==(const Entry&) const = default;
  /// Nothing when the entry says nothing of this kind.
  const SealedSection* section(Compartment compartment) const {
    for (const auto& section : sections)
      if (section.compartment == compartment) return &section;
    return nullptr;
  }
  bool has(Compartment compartment) const { return section(compartment) != nullptr; }
};

/// A stream from its first entry, as it was when it was read: what was kept never changes, so that
/// many may hold the same.
using Entries = std::shared_ptr<const std::vector<Entry>>;

}  // namespace haven::ledger
