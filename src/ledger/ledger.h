#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/entry.h"
#include "ledger/proof/tree.h"
#include "values/result.h"

/// What happened, sealed and in order.
namespace haven::ledger {

class KeyStore;
class Store;

/// Written into a ledger when it is created, and never changed: invented people can be signed in
/// as only where it says demo.
enum class Environment { demo, test, live };

struct Options {
  std::function<Instant()> now;  ///< The clock that entries are stamped with.
  Environment environment = Environment::live;
  /// Whose checkpoints these are, without spaces or plus signs. The environment is added to it.
  std::string origin = "haven.example/ledger";
  /// Where the newest checkpoint is kept beside the database: on another disk, best of all.
  std::vector<std::filesystem::path> checkpoint_files;
  std::size_t longest_queue = 4096;  ///< Commands that may wait before new ones are refused.
};

/// Counted exactly, so that a test can prove that two questions cost the same work.
struct Work {
  std::uint64_t sections_opened = 0;
  std::uint64_t streams_read = 0;
  std::uint64_t indexes_made = 0;

  bool operator==(const Work&) const = default;
};

/// May be used from any number of threads.
class Ledger {
 public:
  /// `store` and `keys` must outlive it. Problem: the ledger is shorter than, or not the same as,
  /// its last checkpoint; it does not hold together; it was created for another environment.
  static Result<std::unique_ptr<Ledger>> open(Store& store, KeyStore& keys, Options options);
  /// Keeps what is waiting, then signs a last checkpoint.
  ~Ledger();

  /// `done` runs on the thread that wrote, once the entries are durable and every follower has seen
  /// them; at once, on the caller's, when the queue is full. Problem: moved_on when a stream has
  /// another version than expected; unavailable when the queue is full, while the disk is, after
  /// the disk has failed in any other way, or when the clock says a time before 1970 or after 9999;
  /// bad_input when the command is not one, or, about "command", when it was kept before and
  /// something else was said with it; not_found when the keys to seal it have been destroyed.
  void append(Command command, std::function<void(Result<Appended>)> done);
  /// The same, waiting. Not to be called by a follower, or by a `done`.
  Result<Appended> append(Command command);

  /// What a command was answered when it was kept; nothing when it was not. Problem: it was kept,
  /// with other words than `said`; as for append.
  Result<std::optional<Appended>> answered(CommandId id, std::string_view said) const;
  /// Whether a command was kept, whatever was said with it.
  bool has_kept(CommandId id) const;

  /// A stream from its first entry. Problem: unavailable or broken.
  Result<Entries> read(StreamId stream) const;
  /// Up to `limit` entries from `position` on. Problem: unavailable or broken.
  Result<std::vector<Entry>> read_from(std::uint64_t position, std::size_t limit) const;
  /// How many entries a stream has.
  std::uint64_t version_of(StreamId stream) const;
  std::uint64_t size() const;

  /// What one section of an entry says. Problem: not_found when the entry has no such section, or
  /// its keys were destroyed; broken when the seal does not hold.
  Result<std::string> open(const Entry& entry, Compartment compartment) const;
  /// The same of each of `entries` that has such a section, in order. A key is lent once for all
  /// that it seals, and what one section says is forgotten before the next is opened.
  using See = std::function<Result<void>(const Entry& entry, std::string_view plain)>;
  Result<void> open_each(std::span<const Entry> entries, Compartment compartment,
                         const See& see) const;
  bool has(const Entry& entry, Compartment compartment) const { return entry.has(compartment); }

  /// `seen` is called after each commit, in order, on the thread that wrote, before whoever waits
  /// is answered. Entries that are there already are not shown again.
  void follow(std::function<void(std::span<const Entry>)> seen);

  /// Destroys the data keys of `keys_of` for ever, once `record`, which says why and is not sealed
  /// by them, is kept. Problem: as for append; nothing is destroyed then.
  Result<Appended> shred(StreamId keys_of, Command record);

  /// The first `bits` bits of HMAC-SHA-256 under the index key of `field`. 1 to 32.
  std::uint32_t blind_index(std::string_view field, std::string_view normalised, int bits) const;
  /// A stream that belongs to another one, which only whoever holds the keys can tell.
  StreamId derived_stream(StreamId of, std::string_view purpose) const;

  Work work() const;
  /// What is wrong with it now, for those who look after it: a disk that is full or has failed, a
  /// checkpoint that cannot be kept outside. Nothing when all is well, or well again.
  std::optional<Problem> trouble() const;
  Environment environment() const;

  /// The tree over all entries: its root, and proofs that an entry is in it (RFC 9162).
  Hash root() const;
  Result<std::vector<Hash>> inclusion_proof(std::uint64_t position, std::uint64_t size) const;
  Result<std::vector<Hash>> consistency_proof(std::uint64_t old_size, std::uint64_t size) const;

  /// Signs the ledger as it is, now, and keeps the note in and beside the database.
  Result<std::string> sign_checkpoint();
  /// A copy of the ledger as it is, at `path`, made between two commits. It has no keys.
  Result<void> back_up_to(const std::filesystem::path& path);

 private:
  struct Inside;
  explicit Ledger(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace haven::ledger
