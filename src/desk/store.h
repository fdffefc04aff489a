#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/rows.h"
#include "desk/secret.h"
#include "values/moment.h"

/// What may be lost without losing a fact: sessions, drafts, attempts, deliveries. Facts about
/// children are in the ledger and never here.
namespace haven::desk {

struct Entry {
  std::string kind;   ///< Stands readable in the file: a word of the program, never of a person.
  std::string key;    ///< One entry a kind and key.
  std::string group;  ///< Entries of a kind that are listed together; may be empty.
  std::string value;
  std::optional<Instant> expires;  ///< From this moment on it is as if it were not there.

  bool operator==(const Entry&) const = default;
};

/// Keys and groups are hashed and values sealed before they reach the rows, under the secret given,
/// so nothing of a child or a person stands readable in the file, and no row can pass for another.
///
/// Every call may answer with a Problem: `unavailable` when the disk refuses, `broken` when what is
/// kept was changed by somebody else.
class Store {
 public:
  /// Problem: the desk was sealed with another secret; it says what to do.
  static Result<std::unique_ptr<Store>> open(std::unique_ptr<Rows> rows, const Secret& secret);
  /// DIR/desk.db.
  static Result<std::unique_ptr<Store>> open_in(const std::filesystem::path& directory,
                                                const Secret& secret);
  static std::unique_ptr<Store> in_memory();

  /// Replaces the entry of the same kind and key.
  Result<void> put(const Entry& entry);
  Result<std::optional<Entry>> get(std::string_view kind, std::string_view key, Instant now);
  /// The entry, which is gone afterwards: of two who take, one gets it.
  Result<std::optional<Entry>> take(std::string_view kind, std::string_view key, Instant now);
  Result<void> remove(std::string_view kind, std::string_view key);
  /// In order of key. An entry that was changed by somebody else is among them with neither key nor
  /// value: it hides none of the others, and whoever counts can count it.
  Result<std::vector<Entry>> list(std::string_view kind, std::string_view group, Instant now);
  /// Removes what ends first of a kind until there are no more than `most` entries, those that have
  /// ended among them. What has no end stays.
  Result<void> keep_latest(std::string_view kind, std::size_t most);
  /// How many were removed.
  Result<std::size_t> remove_expired(Instant now);

 private:
  Store(std::unique_ptr<Rows> rows, const Secret& secret);
  Result<void> recognise();
  std::string hashed(std::string_view what, std::string_view kind, std::string_view text) const;
  Row seal(const Entry& entry) const;
  Result<std::optional<Entry>> opened(const std::optional<Row>& row, Instant now) const;
  Result<Entry> unseal(const Row& row) const;

  std::unique_ptr<Rows> rows_;
  Secret names_;
  Secret seals_;
};

}  // namespace haven::desk
