#pragma once
#include <filesystem>
#include <memory>

#include "ledger/store/store.h"

namespace haven::ledger {

/// A store in one SQLite file, which is made when it is not there. Problem: the file cannot be
/// opened, is not a ledger, or another process is writing to it.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file);

/// The same to read only, also while another process writes: whatever would change it is refused.
Result<std::unique_ptr<Store>> read_sqlite_store(const std::filesystem::path& file);

}  // namespace haven::ledger
