#include "ledger/store/recorded_disk_test.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <set>

namespace haven::ledger {
namespace {

/// SQLite calls through tables of functions, so the record has to be where they can find it.
struct Record {
  std::mutex mutex;
  std::vector<DiskCall> calls;
  std::optional<std::int64_t> room;
  std::string room_is_of;
  std::atomic<bool> syncs_fail = false;
  sqlite3_vfs* real = nullptr;
  sqlite3_vfs shim{};
  sqlite3_io_methods methods{};
};
Record record;

/// Our file, followed in memory by the one that does the work.
struct File {
  sqlite3_file head;
  std::string* name;

  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
File* ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
sqlite3_file* real(sqlite3_file* file) { return ours(file)->real(); }

void add(DiskCall call) {
  const std::lock_guard lock(record.mutex);
  record.calls.push_back(std::move(call));
}

/// How much of a write finds room, which it then has taken.
int take_room(sqlite3_file* file, int size, sqlite3_int64 at) {
  const std::lock_guard lock(record.mutex);
  if (!record.room || !ours(file)->name->starts_with(record.room_is_of)) return size;
  sqlite3_int64 size_before = 0;
  real(file)->pMethods->xFileSize(real(file), &size_before);
  const auto growth = std::max<std::int64_t>(0, at + size - size_before);
  const auto found = std::min(growth, *record.room);
  *record.room -= found;
  return size - static_cast<int>(growth - found);
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const int fits = take_room(file, size, at);
  if (fits > 0) {
    add({DiskCall::Kind::write, *ours(file)->name, at,
         std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(fits))});
    const int code = real(file)->pMethods->xWrite(real(file), bytes, fits, at);
    if (code != SQLITE_OK) return code;
  }
  return fits < size ? SQLITE_FULL : SQLITE_OK;
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
  add({DiskCall::Kind::truncate, *ours(file)->name, size, {}});
  return real(file)->pMethods->xTruncate(real(file), size);
}
int sync(sqlite3_file* file, int flags) {
  if (record.syncs_fail) return SQLITE_IOERR_FSYNC;
  const int code = real(file)->pMethods->xSync(real(file), flags);
  add({DiskCall::Kind::sync, *ours(file)->name, 0, {}});
  return code;
}
int close(sqlite3_file* file) {
  const int code = real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
  delete ours(file)->name;
  return code;
}

/// Calls that are only passed on.
sqlite3_io_methods passing_methods() {
  sqlite3_io_methods methods{};
  methods.iVersion = 2;  // No memory maps: what is written goes through `write`.
  methods.xClose = close;
  methods.xRead = [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
    return real(f)->pMethods->xRead(real(f), to, n, at);
  };
  methods.xWrite = write;
  methods.xTruncate = truncate;
  methods.xSync = sync;
  methods.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
    return real(f)->pMethods->xFileSize(real(f), size);
  };
  methods.xLock = [](sqlite3_file* f, int l) { return real(f)->pMethods->xLock(real(f), l); };
  methods.xUnlock = [](sqlite3_file* f, int l) { return real(f)->pMethods->xUnlock(real(f), l); };
  methods.xCheckReservedLock = [](sqlite3_file* f, int* out) {
    return real(f)->pMethods->xCheckReservedLock(real(f), out);
  };
  methods.xFileControl = [](sqlite3_file* f, int op, void* argument) {
    return real(f)->pMethods->xFileControl(real(f), op, argument);
  };
  methods.xSectorSize = [](sqlite3_file*) { return 512; };
  // Nothing is promised beyond POSIX: no whole sectors, no order of writes.
  methods.xDeviceCharacteristics = [](sqlite3_file*) { return 0; };
  methods.xShmMap = [](sqlite3_file* f, int r, int n, int w, void volatile** out) {
    return real(f)->pMethods->xShmMap(real(f), r, n, w, out);
  };
  methods.xShmLock = [](sqlite3_file* f, int at, int n, int flags) {
    return real(f)->pMethods->xShmLock(real(f), at, n, flags);
  };
  methods.xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); };
  methods.xShmUnmap = [](sqlite3_file* f, int remove) {
    return real(f)->pMethods->xShmUnmap(real(f), remove);
  };
  return methods;
}

std::string last_step(const char* path) {
  const std::string_view whole = path ? path : "";
  return std::string(whole.substr(whole.rfind('/') + 1));
}

int open(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* out) {
  auto* opened = ours(file);
  const int code = record.real->xOpen(record.real, path, opened->real(), flags, out);
  opened->name = new std::string(last_step(path));
  file->pMethods = &record.methods;
  return code;
}

int remove(sqlite3_vfs*, const char* path, int sync_folder) {
  add({DiskCall::Kind::remove, last_step(path), 0, {}});
  return record.real->xDelete(record.real, path, sync_folder);
}

/// One file, as calls make it.
struct Content {
  std::string bytes;
  bool is_there = false;

  void apply(const DiskCall& call, std::size_t size) {
    const auto at = static_cast<std::size_t>(call.at);
    if (call.kind == DiskCall::Kind::remove) {
      *this = {};
    } else if (call.kind == DiskCall::Kind::truncate) {
      bytes.resize(at);
    } else if (call.kind == DiskCall::Kind::write) {
      is_there = true;
      if (bytes.size() < at + size) bytes.resize(at + size);
      bytes.replace(at, size, call.bytes, 0, size);
    }
  }
};

}  // namespace

RecordedDisk::RecordedDisk() {
  record.calls.clear();
  record.room.reset();
  record.syncs_fail = false;
  record.real = sqlite3_vfs_find(nullptr);
  record.methods = passing_methods();
  record.shim = *record.real;
  record.shim.zName = "recorded";
  record.shim.szOsFile = static_cast<int>(sizeof(File)) + record.real->szOsFile;
  record.shim.xOpen = open;
  record.shim.xDelete = remove;
  ENSURE(sqlite3_vfs_register(&record.shim, 1) == SQLITE_OK);
}

RecordedDisk::~RecordedDisk() {
  sqlite3_vfs_unregister(&record.shim);
  sqlite3_vfs_register(record.real, 1);
}

void RecordedDisk::leave_room_for(std::int64_t bytes, std::string file) {
  const std::lock_guard lock(record.mutex);
  record.room = bytes;
  record.room_is_of = std::move(file);
}

void RecordedDisk::make_room() {
  const std::lock_guard lock(record.mutex);
  record.room.reset();
}

void RecordedDisk::fail_syncs() { record.syncs_fail = true; }

void RecordedDisk::note(std::int64_t number) { add({DiskCall::Kind::note, {}, number, {}}); }

std::vector<DiskCall> RecordedDisk::calls() const {
  const std::lock_guard lock(record.mutex);
  return record.calls;
}

std::map<std::string, std::string> after_power_cut(const std::vector<DiskCall>& calls,
                                                   std::size_t count, std::mt19937& chance) {
  std::map<std::string, std::size_t> synced;  // Calls before this one are on the disk.
  for (std::size_t i = 0; i < count; ++i) {
    // A file is removed together with its folder's entry, which SQLite then syncs.
    if (calls[i].kind == DiskCall::Kind::sync || calls[i].kind == DiskCall::Kind::remove)
      synced[calls[i].file] = i + 1;
  }
  std::map<std::string, Content> files;
  const auto mode = chance() % 4;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& call = calls[i];
    std::size_t size = call.bytes.size();
    if (i >= synced[call.file]) {
      if (mode == 0) continue;
      if (mode == 1 && chance() % 2) continue;
      if (mode == 2 && chance() % 3 == 0 && size > 0) size = chance() % (size + 1);
    }
    files[call.file].apply(call, size);
  }
  std::map<std::string, std::string> found;
  for (auto& [name, content] : files)
    if (content.is_there) found[name] = std::move(content.bytes);
  return found;
}

}  // namespace haven::ledger
