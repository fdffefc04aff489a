#pragma once
#include <atomic>
#include <optional>
#include <span>
#include <thread>

#include "ledger/appending/batch.h"
#include "ledger/appending/queue.h"
#include "ledger/chain.h"
#include "ledger/ledger.h"
#include "ledger/outside_notes.h"
#include "ledger/proof/checkpoint.h"
#include "ledger/secrets.h"
#include "ledger/store/store.h"
#include "values/mutex.h"

namespace haven::ledger {

/// What a writer works on. All of it outlives the writer.
struct WriterParts {
  Store& store;
  KeyStore& keys;
  const Secrets& secrets;
  const Options& options;
  Signer signer;
  Chain& chain;
  /// Held to change `chain`, or to read it out of turn: clang has no word for "or".
  SharedMutex& chain_mutex;
};

/// Writes, on one thread at a time: takes all that waits, makes it durable at once, shows it to the
/// followers, and tells whoever waited. That is a thread of its own, or, when nobody else writes or
/// waits, whoever wants something recorded: to hand it over and back takes longer than to seal it.
/// When more waits than is taken at once, the next batch is sealed while the disk works on the one
/// before.
///
/// While a disk is full everybody is told so at once, and each second a little is written until
/// there is room. After a disk has failed otherwise it writes nothing more: what the disk then
/// holds is only known when the ledger is opened anew (a failed sync may not be retried: Rebello
/// and others, "Can Applications Recover from fsync Failures?", USENIX ATC 2020).
class Writer {
 public:
  explicit Writer(WriterParts parts);
  /// Writes what waits, signs a last checkpoint, and ends.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void put(Command command, std::function<void(Result<Appended>)> done);
  Result<Appended> put_and_wait(Command command);
  /// Runs `job` between two commits, and waits for it.
  Result<void> run_between(const std::function<Result<void>()>& job);
  void follow(std::function<void(std::span<const Entry>)> seen);
  std::optional<Problem> trouble() const;
  /// Waits until the newest checkpoint is kept outside, or could not be.
  void finish_notes() { outside_.finish(); }
  bool is_this_thread() const { return std::this_thread::get_id() == writing_; }

  /// Signs the ledger as it is now, and keeps the note, in the store and outside. Only in a job.
  Result<std::string> keep_checkpoint();

 private:
  using Followers = std::vector<std::function<void(std::span<const Entry>)>>;

  class Turn;
  void run();
  void commit(std::vector<Waiting> waiting) REQUIRES(turn_);
  struct Sealed;
  std::unique_ptr<Sealed> seal(std::vector<Waiting> waiting, const Sealed* before) REQUIRES(turn_);
  /// On any one thread at a time, which may be another than the writer's.
  Kept make_durable(Sealed& sealed, const std::optional<Note>& note) const;
  /// Shows and answers what became durable.
  void settle(Sealed& sealed) REQUIRES(turn_);
  /// Answers that nothing was kept of what did not become durable, nor of `next`, if there is one,
  /// which was sealed to follow it and would leave a gap.
  void give_up(Sealed& sealed, Sealed* next) REQUIRES(turn_);
  bool has_next_batch() const REQUIRES(turn_);
  void take_over(Batch& batch) REQUIRES(turn_);
  /// What is done each minute, or each thousand entries.
  void keep_house() REQUIRES(turn_);
  void sign_when_due() REQUIRES(turn_);
  /// The note on the ledger as it is now, which is also on its way outside.
  Result<Note> sign() REQUIRES(turn_);
  /// Problem: nothing can be written now. Tries a disk that was full, once a second at most.
  Result<void> find_room() REQUIRES(turn_);
  /// Waits for room, or stops; and what to tell those who wanted something written.
  Problem yield_to(const NotKept& why) REQUIRES(turn_);
  /// Tells everybody what this turn has found.
  void tell_trouble() REQUIRES(turn_);
  void ensure_turn() const ASSERTS(turn_) { ENSURE(is_this_thread()); }

  WriterParts parts_;
  Queue queue_;
  Mutex turn_;  // Held by whoever writes.
  std::atomic<std::thread::id> writing_ = std::thread::id();
  /// Whether others waited while the last commit was made: then all go by the queue, since many
  /// kept at once cost one sync, and each by himself costs his own.
  std::atomic<bool> is_crowded_ = false;
  Mutex followers_mutex_;
  std::shared_ptr<const Followers> followers_ GUARDED_BY(followers_mutex_) =
      std::make_shared<Followers>();
  std::optional<Problem> stopped_ GUARDED_BY(turn_);                    // For good.
  std::optional<Problem> full_ GUARDED_BY(turn_);                       // Until there is room.
  std::chrono::steady_clock::time_point next_probe_ GUARDED_BY(turn_);  // While it is full.
  mutable Mutex trouble_mutex_;
  std::optional<Problem> trouble_ GUARDED_BY(trouble_mutex_);  // One of these two, for anybody.
  OutsideNotes outside_;
  std::optional<Note> note_ GUARDED_BY(turn_);  // Signed, and to be kept with the next entries.
  std::uint64_t signed_size_ GUARDED_BY(turn_);
  std::chrono::steady_clock::time_point kept_house_at_ GUARDED_BY(turn_);
  std::thread thread_;
};

}  // namespace haven::ledger
