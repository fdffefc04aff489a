#pragma once
#include <stdlib.h>

#include <filesystem>
#include <memory>
#include <string>

#include "desk/store.h"

/// Desks for tests: one of each kind, and a SQLite one that can be closed and opened again.
namespace haven::desk {

/// A folder that is gone at the end.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    auto name = (std::filesystem::temp_directory_path() / "haven-desk-XXXXXX").string();
    ENSURE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class TemporaryDesk {
 public:
  TemporaryDesk() { restart(); }

  /// As if the program had ended and begun again. References to the store end here.
  void restart() {
    store_.reset();
    auto opened = Store::open_in(folder_.path(), secret_);
    ENSURE(opened);
    store_ = std::move(*opened);
  }
  Store& store() { return *store_; }
  std::filesystem::path file() const { return folder_.path() / "desk.db"; }
  const Secret& secret() const { return secret_; }

 private:
  TemporaryFolder folder_;
  Secret secret_ = Secret::random();
  std::unique_ptr<Store> store_;
};

/// Calls `test` with an empty desk in memory, then with an empty one on disk.
template <class Test>
void on_each_desk(const Test& test) {
  test(*Store::in_memory());
  TemporaryDesk desk;
  test(desk.store());
}

}  // namespace haven::desk
