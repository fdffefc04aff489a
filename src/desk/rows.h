#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/result.h"

/// Where a desk keeps its rows: bytes by name, none of which it can read.
namespace haven::desk {

/// All that stands readable in a desk. See docs/formats/desk.md.
struct Row {
  std::string kind;   ///< Such as "session": says what sort of thing it is, never whose.
  std::string key;    ///< 32 bytes, a keyed hash.
  std::string group;  ///< 32 bytes, a keyed hash; rows of a kind that are listed together.
  std::optional<std::int64_t> expires;  ///< Seconds since 1970; nothing: is kept until removed.
  std::string sealed;

  bool operator==(const Row&) const = default;
};

/// Two real kinds: SQLite and memory. Every call is whole or not at all, and safe from any thread.
/// Problem: the disk refuses.
class Rows {
 public:
  virtual ~Rows() = default;

  /// Replaces the row with the same kind and key.
  virtual Result<void> put(const Row& row) = 0;
  virtual Result<std::optional<Row>> get(std::string_view kind, std::string_view key) = 0;
  /// The row, which is gone afterwards: of two who take, one gets it.
  virtual Result<std::optional<Row>> take(std::string_view kind, std::string_view key) = 0;
  virtual Result<void> remove(std::string_view kind, std::string_view key) = 0;
  /// In order of key, which is no order at all to a reader.
  virtual Result<std::vector<Row>> list(std::string_view kind, std::string_view group) = 0;
  /// Removes what expires first of a kind until there are no more than `most`. What never expires
  /// stays.
  virtual Result<void> keep_latest(std::string_view kind, std::size_t most) = 0;
  /// Removes what expires at or before `moment`, and says how many.
  virtual Result<std::size_t> remove_expired(std::int64_t moment) = 0;
};

}  // namespace haven::desk
