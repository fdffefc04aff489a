#pragma once
#include <array>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

#include "access/relations.h"
#include "cases/register.h"
#include "cases/story.h"
#include "ledger/ledger.h"
#include "values/mutex.h"

/// Everything worked out from the ledger that is held in memory: stories of tracks, the register of
/// staff, and who stands in what relation to whom. It can be thrown away and rebuilt.
namespace haven::cases {

struct OpenedEntry;

/// One point of the ledger: all that a decision may read of it. Never changes.
struct World {
  std::shared_ptr<const Story> child;  ///< Nothing: Haven holds no such child.
  std::shared_ptr<const Register> people;
  std::shared_ptr<const access::Relations> relations;
  std::uint64_t position = 0;  ///< Of the last entry that it has heard of.
  Instant now{};
};

class Cases;

/// Listens for as long as it lives: once it has ended nothing is called any more. `Cases` outlives
/// it.
class Listening {
 public:
  Listening() = default;
  Listening(Listening&& other) noexcept
      : cases_(std::exchange(other.cases_, nullptr)), number_(other.number_) {}
  Listening& operator=(Listening&& other) noexcept {
    std::swap(cases_, other.cases_);
    std::swap(number_, other.number_);
    return *this;
  }
  ~Listening();

 private:
  friend class Cases;
  Listening(Cases& cases, std::uint64_t number) : cases_(&cases), number_(number) {}
  Cases* cases_ = nullptr;
  std::uint64_t number_ = 0;
};

class Cases {
 public:
  /// Replays the ledger from its beginning and then follows it: whatever an append has acknowledged
  /// is already here. Problem: an entry that cannot be read, or whose event the vocabulary does not
  /// have; it names the entry.
  static Result<std::unique_ptr<Cases>> open(ledger::Ledger& ledger, Vocabulary vocabulary);

  ledger::Ledger& ledger() const { return ledger_; }
  /// Every event that can be kept.
  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// Nothing when Haven holds no such child.
  std::shared_ptr<const Story> story(ChildId child) const;
  std::shared_ptr<const Register> people() const;
  /// Every child's story, first heard of first: each at its number.
  std::vector<std::shared_ptr<const Story>> stories() const;

  /// Who stands in what relation to whom, ended relations included.
  std::shared_ptr<const access::Relations> relations() const;

  /// All of it as it is at this moment, of one child or of none.
  World world(std::optional<ChildId> child, Instant now) const;

  /// Whoever decides something about one child, or about the register, does so in turn, so that of
  /// many at once each reads what the one before has kept. Held no longer than it takes to decide
  /// and keep; nobody holds two.
  /// Clang cannot follow a lock that is handed out, so none of its words is on it.
  using Turn = std::unique_lock<Mutex>;
  [[nodiscard]] Turn turn(ChildId child) const;
  [[nodiscard]] Turn turn_at_register() const { return Turn(register_turn_); }

  /// Something that only our own mistake can bring about was stopped before it was kept: counted
  /// for whoever runs Haven, and told to whoever asked as a Problem (broken).
  Problem alarm(std::string says) const;
  std::uint64_t alarms() const { return alarms_; }

  /// Called after each commit with the events that are new, on the thread that wrote: be quick, and
  /// neither begin nor end listening there.
  using Listener = std::function<void(std::span<const std::shared_ptr<const Event>>)>;
  [[nodiscard]] Listening listen(Listener listener);

  /// The position of the last event taken in.
  std::uint64_t position() const;

 private:
  Cases(ledger::Ledger& ledger, Vocabulary vocabulary)
      : ledger_(ledger), vocabulary_(std::move(vocabulary)) {}
  Result<std::vector<std::shared_ptr<const Event>>> take_in(std::span<const ledger::Entry> entries);
  /// While the ledger is replayed nobody else holds a story yet, and it grows where it is; later
  /// readers keep the one they hold.
  enum class Held { by_us_alone, by_readers_too };
  void apply(const OpenedEntry& entry, Held held) REQUIRES(mutex_);
  void relate(const Event& event) REQUIRES(mutex_);
  void relate_anew(const Event& corrected) REQUIRES(mutex_);

  ledger::Ledger& ledger_;
  const Vocabulary vocabulary_;
  mutable SharedMutex mutex_;
  std::unordered_map<ChildId, std::shared_ptr<const Story>> stories_ GUARDED_BY(mutex_);
  std::shared_ptr<const Register> register_ GUARDED_BY(mutex_) = std::make_shared<const Register>();
  std::shared_ptr<const access::Relations> relations_ GUARDED_BY(mutex_) =
      std::make_shared<const access::Relations>();
  std::uint64_t position_ GUARDED_BY(mutex_) = 0;
  friend class Listening;
  Mutex listening_;  ///< Held while they are called, so that none is called after its end.
  std::map<std::uint64_t, Listener> listeners_ GUARDED_BY(listening_);
  std::uint64_t listened_ GUARDED_BY(listening_) = 0;
  mutable std::array<Mutex, 256> turns_;  // Each of the children whose ids begin alike.
  mutable Mutex register_turn_;
  mutable std::atomic<std::uint64_t> alarms_ = 0;
};

/// The child whose stream this is.
inline ChildId child_of(ledger::StreamId stream) { return ChildId{stream.bytes}; }
inline ledger::StreamId stream_of(ChildId child) { return ledger::StreamId{child.bytes}; }

}  // namespace haven::cases
