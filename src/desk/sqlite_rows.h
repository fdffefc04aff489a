#pragma once
#include <filesystem>
#include <memory>

#include "desk/rows.h"

namespace haven::desk {

/// Rows in a SQLite file, made when it is not there: one connection, write-ahead log, synchronous
/// NORMAL. A power cut can lose the last moments and never tears what was there before.
/// Problem: the file cannot be opened, is no desk, or is of a later format.
Result<std::unique_ptr<Rows>> sqlite_rows(const std::filesystem::path& file);

}  // namespace haven::desk
