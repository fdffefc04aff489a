#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/entry.h"
#include "ledger/kept.h"
#include "ledger/keys/key_encryption.h"
#include "values/result.h"

/// Where wrapped data keys lie: apart from the ledger, because what lies here can be destroyed.
namespace haven::ledger {

/// Which data key: a stream has one for each compartment, and may have newer versions of it.
struct KeyName {
  StreamId keys_of;
  Compartment compartment = track;
  std::uint32_t version = 1;

  auto operator<=>(const KeyName&) const = default;
};

struct KeyRow {
  KeyName name;
  WrappedKey wrapped;
};

/// A destruction that has been announced: it is carried out if the command that records it is
/// found in the ledger.
struct PlannedDestruction {
  StreamId keys_of;
  CommandId mark;
};

/// May be used from any number of threads.
class KeyTable {
 public:
  virtual ~KeyTable() = default;

  /// All or none, durable when it returns. When the disk was full it is as if it had not been
  /// called.
  virtual Kept add(std::span<const KeyRow> rows) = 0;
  /// Writes a little that says nothing, as add would: whether there is room on the disk again.
  virtual Kept probe() = 0;
  /// Puts the rows in the place of those of the same names, all or none, durably.
  virtual Result<void> replace(std::span<const KeyRow> rows) = 0;
  virtual Result<std::optional<KeyRow>> find(const KeyName& name) const = 0;
  virtual Result<std::vector<KeyName>> names() const = 0;
  /// Up to `limit` rows that are wrapped by another version of the key called `name` than
  /// `version`.
  virtual Result<std::vector<KeyRow>> wrapped_otherwise(std::string_view name,
                                                        std::uint32_t version,
                                                        std::size_t limit) const = 0;

  virtual Result<void> plan(const PlannedDestruction& planned) = 0;
  virtual Result<void> drop_plan(StreamId keys_of) = 0;
  virtual Result<std::vector<PlannedDestruction>> plans() const = 0;
  /// Deletes all rows of a stream, and whatever is left of them in the file; remembers that there
  /// were some; drops the plan.
  virtual Result<void> destroy(StreamId keys_of) = 0;
  virtual Result<std::vector<StreamId>> destroyed() const = 0;
};

std::unique_ptr<KeyTable> memory_key_table();
/// Problem: the file cannot be opened, or is not a key store.
Result<std::unique_ptr<KeyTable>> sqlite_key_table(const std::filesystem::path& file);

}  // namespace haven::ledger
