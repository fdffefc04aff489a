#include "ledger/appending/writer.h"

#include <future>

#include "ledger/whole_file.h"

namespace haven::ledger {
namespace {

constexpr std::uint64_t entries_between_checkpoints = 1000;
constexpr std::chrono::seconds time_between_rounds(60);
constexpr std::chrono::seconds time_between_probes(1);

const Problem no_room{
    "The disk is full, so nothing can be recorded at this moment; nothing that was recorded is "
    "lost, and recording goes on by itself once there is room",
    {},
    Problem::Kind::unavailable};

Problem not_any_more(const Problem& why) {
  return {"Nothing can be recorded until Haven is started again: " + why.says, why.where,
          Problem::Kind::unavailable};
}

}  // namespace

Writer::Writer(WriterParts parts)
    : parts_(std::move(parts)),
      queue_(parts_.options.longest_queue),
      outside_(parts_.options.checkpoint_files),
      signed_size_(parts_.chain.size()),
      kept_house_at_(std::chrono::steady_clock::now()),
      thread_([this] { run(); }) {}

Writer::~Writer() {
  queue_.close();
  thread_.join();
}

void Writer::put(Command command, std::function<void(Result<Appended>)> done) {
  Waiting waiting{std::move(command), std::move(done), {}};
  if (!queue_.put(waiting))
    waiting.done(problem("Too much is being recorded at this moment; try again in a few seconds",
                         {}, Problem::Kind::unavailable));
}

Result<void> Writer::run_between(const std::function<Result<void>()>& job) {
  ENSURE(!is_this_thread());
  const auto promise = std::make_shared<std::promise<Result<void>>>();
  Waiting waiting{{}, {}, [promise, &job] { promise->set_value(job()); }};
  if (!queue_.put(waiting))
    return problem("The ledger is being closed", {}, Problem::Kind::unavailable);
  return promise->get_future().get();
}

void Writer::follow(std::function<void(std::span<const Entry>)> seen) {
  const Lock lock(followers_mutex_);
  auto more = std::make_shared<Followers>(*followers_);
  more->push_back(std::move(seen));
  followers_ = std::move(more);
}

std::optional<Problem> Writer::trouble() const {
  const Lock lock(trouble_mutex_);
  return trouble_ ? trouble_ : outside_.trouble();
}

/// The turn to write.
class HOLDS_WHILE_IT_LIVES Writer::Turn {
 public:
  explicit Turn(Writer& writer) ACQUIRES(writer.turn_) : writer_(writer) {
    writer_.turn_.lock();
    writer_.writing_ = std::this_thread::get_id();
  }
  /// One that was taken already.
  Turn(Writer& writer, std::adopt_lock_t) REQUIRES(writer.turn_) : writer_(writer) {
    writer_.writing_ = std::this_thread::get_id();
  }
  ~Turn() RELEASES() {
    writer_.writing_ = std::thread::id();
    writer_.turn_.unlock();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  Writer& writer_;
};

Result<Appended> Writer::put_and_wait(Command command) {
  const auto promise = std::make_shared<std::promise<Result<Appended>>>();
  // Shared, because another thread may still be inside set_value when this one has its answer.
  const auto done = [promise](Result<Appended> answer) { promise->set_value(std::move(answer)); };
  if (!is_crowded_ && turn_.try_lock()) {
    const Turn turn(*this, std::adopt_lock);
    if (queue_.is_empty()) {
      std::vector<Waiting> waiting;
      waiting.push_back({std::move(command), done, {}});
      commit(std::move(waiting));
      is_crowded_ = !queue_.is_empty();
      keep_house();
      return promise->get_future().get();
    }
  }
  put(std::move(command), done);
  return promise->get_future().get();
}

void Writer::run() {
  auto next_round = std::chrono::steady_clock::now() + time_between_rounds;
  while (!queue_.is_over()) {
    queue_.wait(next_round);
    const Turn turn(*this);
    auto waiting = queue_.take();
    const auto taken = waiting.size();
    if (!waiting.empty() && waiting.front().job)
      waiting.front().job();
    else if (!waiting.empty())
      commit(std::move(waiting));
    is_crowded_ = taken > 1 || !queue_.is_empty();
    keep_house();
    next_round = kept_house_at_ + time_between_rounds;
    if (full_) next_round = std::min(next_round, next_probe_);
  }
  const Turn turn(*this);
  if (note_ || parts_.chain.size() > signed_size_) (void)keep_checkpoint();
}

/// A batch on its way to the disk, with whom to tell.
struct Writer::Sealed {
  std::vector<Waiting> waiting;
  Batch batch;
  std::vector<Result<Appended>> answers = {};
  Kept durable = {};  ///< Why not: it is not, and must not be tried.
};

void Writer::commit(std::vector<Waiting> waiting) {
  if (const auto room = find_room(); !room) {
    for (auto& one : waiting) one.done(tl::unexpected(room.error()));
    return;
  }
  std::unique_ptr<Sealed> durable;
  auto sealed = seal(std::move(waiting), nullptr);
  while (sealed) {
    sign_when_due();
    const auto note = sealed->batch.made().empty() ? std::nullopt : note_;
    // Without anything else to do meanwhile, a second thread would only cost time.
    const bool has_more_to_do = durable || has_next_batch();
    auto writing = std::async(has_more_to_do ? std::launch::async : std::launch::deferred,
                              [&, one = sealed.get()] { return make_durable(*one, note); });
    if (durable) settle(*durable);
    auto next = has_next_batch() ? seal(queue_.take(), sealed.get()) : nullptr;
    sealed->durable = writing.get();
    if (!sealed->durable) return give_up(*sealed, next.get());
    if (note) note_.reset();
    durable = std::move(sealed);
    sealed = std::move(next);
  }
  if (durable) settle(*durable);
}

bool Writer::has_next_batch() const {
  // What is to be done each minute is done between two commits, also when there is no end of them.
  const auto since = std::chrono::steady_clock::now() - kept_house_at_;
  return since < time_between_rounds && queue_.has_whole_batch();
}

std::unique_ptr<Writer::Sealed> Writer::seal(std::vector<Waiting> waiting, const Sealed* before) {
  std::unique_ptr<Sealed> sealed(
      new Sealed{std::move(waiting),
                 {{parts_.chain, parts_.store, parts_.keys, parts_.secrets},
                  before ? &before->batch : nullptr,
                  parts_.options.now()}});
  std::vector<const Command*> commands;
  for (const auto& one : sealed->waiting) commands.push_back(&one.command);
  // A data key is durable before anything is that only it can open.
  sealed->durable = sealed->batch.make_keys(commands);
  if (!sealed->durable) return sealed;
  for (const auto* command : commands) sealed->answers.push_back(sealed->batch.add(*command));
  return sealed;
}

Kept Writer::make_durable(Sealed& sealed, const std::optional<Note>& note) const {
  if (!sealed.durable) return sealed.durable;
  auto& made = sealed.batch.made();
  std::vector<Row> rows;
  rows.reserve(made.size());
  for (auto& [entry, head, leaf, said] : made)
    rows.push_back({entry.position, entry.stream, entry.version, std::move(entry.envelope), said});
  if (!rows.empty())
    if (auto kept = parts_.store.append(rows, note); !kept) return kept;
  for (std::size_t i = 0; i < rows.size(); ++i)
    made[i].entry.envelope = std::move(rows[i].envelope);
  return {};
}

void Writer::settle(Sealed& sealed) {
  take_over(sealed.batch);
  for (std::size_t i = 0; i < sealed.waiting.size(); ++i)
    sealed.waiting[i].done(std::move(sealed.answers[i]));
}

void Writer::give_up(Sealed& sealed, Sealed* next) {
  auto why = yield_to(sealed.durable.error());
  if (next && !next->durable) why = yield_to(next->durable.error());
  for (auto* one : {&sealed, next})
    if (one)
      for (auto& waiting : one->waiting) waiting.done(tl::unexpected(why));
}

void Writer::take_over(Batch& batch) {
  std::vector<Entry> entries;
  {
    const WriteLock lock(parts_.chain_mutex);
    for (const auto& made : batch.made()) parts_.chain.add(made.head, made.leaf);
  }
  for (auto& made : batch.made()) entries.push_back(std::move(made.entry));
  if (entries.empty()) return;
  // No lock is held while they look, so that they may take their own.
  std::shared_ptr<const Followers> followers;
  {
    const Lock lock(followers_mutex_);
    followers = followers_;
  }
  for (const auto& seen : *followers) seen(entries);
}

Result<void> Writer::find_room() {
  if (stopped_) return tl::unexpected(not_any_more(*stopped_));
  if (!full_) return {};
  if (std::chrono::steady_clock::now() < next_probe_) return tl::unexpected(*full_);
  auto found = parts_.keys.probe();
  if (found) found = parts_.store.probe();
  if (!found) return tl::unexpected(yield_to(found.error()));
  full_.reset();
  tell_trouble();
  if (!outside_.trouble()) return {};
  // A note that found no room outside either would otherwise wait until something is recorded.
  (void)keep_checkpoint();
  return find_room();
}

Problem Writer::yield_to(const NotKept& why) {
  if (why.disk == NotKept::Disk::full)
    full_ = no_room;
  else if (!stopped_)
    stopped_ = why.problem;
  tell_trouble();
  next_probe_ = std::chrono::steady_clock::now() + time_between_probes;
  // The thread may be asleep until the next round.
  Waiting nothing{{}, {}, [] {}};
  (void)queue_.put(nothing);
  return stopped_ ? not_any_more(*stopped_) : *full_;
}

void Writer::tell_trouble() {
  const Lock lock(trouble_mutex_);
  trouble_ = stopped_ ? stopped_ : full_;
}

void Writer::keep_house() {
  (void)find_room();
  const auto now = std::chrono::steady_clock::now();
  if (now - kept_house_at_ < time_between_rounds) return sign_when_due();
  kept_house_at_ = now;
  parts_.keys.wipe_old_keys();
  if (parts_.chain.size() > signed_size_) (void)keep_checkpoint();
}

void Writer::sign_when_due() {
  if (stopped_ || parts_.chain.size() - signed_size_ < entries_between_checkpoints) return;
  // When much is recorded, the note goes with the next entries instead of a sync of its own.
  if (auto note = sign()) note_ = std::move(*note);
}

Result<Note> Writer::sign() {
  const auto& tree = parts_.chain.tree();
  const auto text = text_of({parts_.signer.name, tree.size(), tree.root()});
  Note note{tree.size(), signed_note(text, parts_.signer, TRY(parts_.keys.sign(text)))};
  signed_size_ = tree.size();
  outside_.put(note.text);
  return note;
}

Result<std::string> Writer::keep_checkpoint() {
  ensure_turn();
  TRY(find_room());
  const auto note = TRY(sign());
  if (const auto kept = parts_.store.append({}, note); !kept) {
    note_ = note;
    return tl::unexpected(yield_to(kept.error()));
  }
  return note.text;
}

}  // namespace haven::ledger
