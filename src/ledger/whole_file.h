#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "values/result.h"

/// Small files that are whole or not there.
namespace haven::ledger {

/// Replaces `file` in one step, durably; its mode is 0600, or 0644 for `Readable::by_anyone`.
/// Problem: unavailable.
enum class Readable { by_owner, by_anyone };
Result<void> write_whole(const std::filesystem::path& file, std::string_view text, Readable who);

/// Nothing when there is no such file. Problem: unavailable, when it cannot be read.
Result<std::optional<std::string>> read_whole(const std::filesystem::path& file);

}  // namespace haven::ledger
