#include "ledger/store/memory_store.h"

#include <map>

#include "ledger/hash.h"
#include "ledger/store/sqlite_store.h"

namespace haven::ledger {
namespace {

void put(std::string& bytes, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((number >> shift) & 0xff);
}

void put(std::string& bytes, std::string_view text) {
  put(bytes, std::uint64_t{text.size()});
  bytes += text;
}

/// Takes what put has written; only of bytes whose hash was right.
std::uint64_t take_number(std::string_view& bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i) number = number << 8 | static_cast<std::uint8_t>(bytes[i]);
  bytes.remove_prefix(8);
  return number;
}

std::string take_text(std::string_view& bytes) {
  const auto size = take_number(bytes);
  std::string text(bytes.substr(0, size));
  bytes.remove_prefix(size);
  return text;
}

enum class Kind : std::uint64_t { rows, setting };

/// The disk holds frames: a size, a SHA-256, and that many bytes, which are one change.
class MemoryStore : public Store {
 public:
  explicit MemoryStore(MemoryDisk* disk) : disk_(disk ? *disk : own_) { recover(); }

  Kept append(std::span<const Row> rows, const std::optional<Note>& note) override {
    std::string change;
    put(change, static_cast<std::uint64_t>(Kind::rows));
    put(change, note ? note->size : 0);
    put(change, note ? std::string_view(note->text) : "");
    put(change, std::uint64_t{rows.size()});
    for (const auto& row : rows) {
      put(change, row.position);
      put(change, row.stream.raw());
      put(change, row.version);
      put(change, row.envelope);
      put(change, row.said ? bytes_of(*row.said) : "");
    }
    return keep(change);
  }
  Kept probe() override { return append({}, std::nullopt); }
  Result<std::vector<Row>> read_from(std::uint64_t position, std::size_t limit) const override {
    const Lock lock(mutex_);
    std::vector<Row> found;
    for (auto row = rows_.lower_bound(position); row != rows_.end() && found.size() < limit; ++row)
      found.push_back(row->second);
    return found;
  }
  Result<std::vector<Row>> read(StreamId stream) const override {
    const Lock lock(mutex_);
    std::vector<Row> found;
    const auto positions = streams_.find(stream);
    if (positions == streams_.end()) return found;
    for (const auto position : positions->second) found.push_back(rows_.at(position));
    return found;
  }
  Result<std::optional<Hash>> said_at(std::uint64_t position) const override {
    const Lock lock(mutex_);
    return find_said(position);
  }
  Result<std::vector<std::string>> checkpoints() const override {
    const Lock lock(mutex_);
    std::vector<std::string> notes;
    for (const auto& [size, note] : checkpoints_) notes.push_back(note);
    return notes;
  }
  Result<void> set(std::string_view name, std::string_view value) override {
    std::string change;
    put(change, static_cast<std::uint64_t>(Kind::setting));
    put(change, name);
    put(change, value);
    return as_result(keep(change));
  }
  Result<std::optional<std::string>> get(std::string_view name) const override {
    const Lock lock(mutex_);
    const auto found = settings_.find(name);
    if (found == settings_.end()) return std::nullopt;
    return found->second;
  }
  /// To a SQLite store.
  Result<void> back_up_to(const std::filesystem::path& path) override;

 private:
  Kept keep(const std::string& change);
  std::optional<Hash> find_said(std::uint64_t position) const REQUIRES(mutex_) {
    const auto found = said_.find(position);
    return found == said_.end() ? std::nullopt : std::optional(found->second);
  }
  void recover() REQUIRES(mutex_);
  void apply(std::string_view change) REQUIRES(mutex_);

  MemoryDisk own_;
  MemoryDisk& disk_;
  mutable Mutex mutex_;
  std::map<std::uint64_t, Row> rows_ GUARDED_BY(mutex_);
  std::map<StreamId, std::vector<std::uint64_t>> streams_ GUARDED_BY(mutex_);
  std::map<std::uint64_t, Hash> said_ GUARDED_BY(mutex_);
  std::map<std::uint64_t, std::string> checkpoints_ GUARDED_BY(mutex_);
  std::map<std::string, std::string, std::less<>> settings_ GUARDED_BY(mutex_);
};

Kept MemoryStore::keep(const std::string& change) {
  std::string frame;
  put(frame, std::uint64_t{change.size()});
  frame += bytes_of(sha256({change}));
  frame += change;
  auto kept = disk_.write(frame);
  if (kept) kept = disk_.sync();
  if (!kept) return kept;
  const Lock lock(mutex_);
  apply(change);
  return {};
}

void MemoryStore::recover() {
  const std::string bytes = disk_.bytes();
  constexpr std::size_t frame_head = 8 + sizeof(Hash);
  for (std::string_view rest = bytes; rest.size() >= frame_head;) {
    const auto size = take_number(rest);
    const auto hash = rest.substr(0, sizeof(Hash));
    rest.remove_prefix(sizeof(Hash));
    if (size > rest.size() || bytes_of(sha256({rest.substr(0, size)})) != hash) return;
    apply(rest.substr(0, size));
    rest.remove_prefix(size);
  }
}

void MemoryStore::apply(std::string_view change) {
  switch (static_cast<Kind>(take_number(change))) {
    case Kind::rows: {
      const auto note_size = take_number(change);
      auto note_text = take_text(change);
      if (!note_text.empty()) checkpoints_.emplace(note_size, std::move(note_text));
      for (auto count = take_number(change); count > 0; --count) {
        Row row;
        row.position = take_number(change);
        row.stream = StreamId::from_bytes(take_text(change)).value();
        row.version = take_number(change);
        row.envelope = take_text(change);
        if (const auto said = hash_of_bytes(take_text(change))) said_[row.position] = *said;
        streams_[row.stream].push_back(row.position);
        rows_[row.position] = std::move(row);
      }
      return;
    }
    case Kind::setting: {
      const auto name = take_text(change);
      settings_.emplace(name, take_text(change));
      return;
    }
  }
}

Result<void> MemoryStore::back_up_to(const std::filesystem::path& path) {
  auto copy = TRY(open_sqlite_store(path));
  const Lock lock(mutex_);
  std::vector<Row> rows;
  for (const auto& [position, row] : rows_) {
    rows.push_back(row);
    rows.back().said = find_said(position);
  }
  TRY(as_result(copy->append(rows, std::nullopt)));
  for (const auto& [size, text] : checkpoints_) TRY(as_result(copy->append({}, Note{size, text})));
  for (const auto& [name, value] : settings_) TRY(copy->set(name, value));
  return {};
}

}  // namespace

std::unique_ptr<Store> memory_store() { return std::make_unique<MemoryStore>(nullptr); }
std::unique_ptr<Store> memory_store(MemoryDisk& disk) {
  return std::make_unique<MemoryStore>(&disk);
}

}  // namespace haven::ledger
