#include "ledger/outside_notes.h"

#include "ledger/whole_file.h"

namespace haven::ledger {
namespace {
/// When very much is recorded, syncs of another file would hold up those of the ledger.
constexpr std::chrono::milliseconds pause(200);
}  // namespace

OutsideNotes::OutsideNotes(std::vector<std::filesystem::path> files)
    : files_(std::move(files)), thread_([this] { run(); }) {}

OutsideNotes::~OutsideNotes() {
  {
    const Lock lock(mutex_);
    is_over_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void OutsideNotes::put(std::string note) {
  const Lock lock(mutex_);
  next_ = std::move(note);
  changed_.notify_all();
}

void OutsideNotes::finish() {
  Lock lock(mutex_);
  changed_.wait(lock, [&]() REQUIRES(mutex_) { return !next_ && !is_writing_; });
}

std::optional<Problem> OutsideNotes::trouble() const {
  const Lock lock(mutex_);
  return trouble_;
}

void OutsideNotes::run() {
  Lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&]() REQUIRES(mutex_) { return next_ || is_over_; });
    if (!next_) return;
    const std::string note = std::move(*next_);
    next_.reset();
    is_writing_ = true;
    lock.unlock();
    std::optional<Problem> failed;
    for (const auto& file : files_)
      if (auto kept = write_whole(file, note, Readable::by_anyone); !kept) failed = kept.error();
    lock.lock();
    is_writing_ = false;
    trouble_ = std::move(failed);
    changed_.notify_all();
    changed_.wait_for(lock, pause, [&]() REQUIRES(mutex_) { return is_over_; });
  }
}

}  // namespace haven::ledger
