#pragma once
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven::desk {

/// Parts one after another, each with its length before it (4 bytes, little-endian), so that no two
/// different lists give the same bytes.
std::string framed(std::initializer_list<std::string_view> parts);
/// Nothing unless `bytes` is what framed() would give.
std::optional<std::vector<std::string>> unframed(std::string_view bytes);

}  // namespace haven::desk
