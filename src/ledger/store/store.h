#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/entry.h"
#include "ledger/hash.h"
#include "ledger/kept.h"
#include "values/result.h"

namespace haven::ledger {

/// An entry as a store keeps it.
struct Row {
  std::uint64_t position = 0;
  StreamId stream;
  std::uint64_t version = 0;
  std::string envelope;
  /// Of the first row of a command: the keyed hash of what was said. It is only given, not read
  /// back with the row: see said_at.
  std::optional<Hash> said = {};
};

/// A signed note about the first `size` rows.
struct Note {
  std::uint64_t size = 0;
  std::string text;
};

/// Keeps rows, and never changes one. A plain table with one unique index can be one. append,
/// probe, set and back_up_to are called from one thread at a time; the rest from any.
class Store {
 public:
  virtual ~Store() = default;

  /// All rows and the note, or nothing, durable when it returns. When the disk was full it is as if
  /// it had not been called; when the disk failed otherwise, a sync above all, nothing may be
  /// written again. A note of a size that has one already is left out.
  virtual Kept append(std::span<const Row> rows, const std::optional<Note>& note) = 0;
  /// Writes a little that says nothing, as append would: whether there is room on the disk again.
  virtual Kept probe() = 0;
  /// Up to `limit` rows from `position` on, in order.
  virtual Result<std::vector<Row>> read_from(std::uint64_t position, std::size_t limit) const = 0;
  /// All rows of a stream, in order.
  virtual Result<std::vector<Row>> read(StreamId stream) const = 0;

  /// What was given with the row at `position` as its `said`.
  virtual Result<std::optional<Hash>> said_at(std::uint64_t position) const = 0;

  /// The texts of all notes, smallest size first.
  virtual Result<std::vector<std::string>> checkpoints() const = 0;

  /// What a ledger was created as: set once, then only read.
  virtual Result<void> set(std::string_view name, std::string_view value) = 0;
  virtual Result<std::optional<std::string>> get(std::string_view name) const = 0;

  virtual Result<void> back_up_to(const std::filesystem::path& path) = 0;
};

}  // namespace haven::ledger
