#pragma once
#include <filesystem>
#include <memory>

#include "ledger/store/access.h"
#include "ledger/store/store.h"

namespace haven::ledger {

/// A store in one SQLite file. Creates it when it is not there and may be written. Problem: the
/// file cannot be opened, is not a ledger, or another process is writing to it.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file,
                                                 Access access = Access::read_and_write);

}  // namespace haven::ledger
