#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The four nations, and what a card or a calendar extends to.
namespace haven::guidelines {

enum class Nation { england, wales, scotland, northern_ireland };

inline constexpr std::array all_nations = {Nation::england, Nation::wales, Nation::scotland,
                                           Nation::northern_ireland};

/// "eng", "wls", "sct", "ni", as facts give them.
std::string_view code(Nation nation);
std::optional<Nation> nation_of_code(std::string_view code);

/// "England", "England and Wales", "United Kingdom" ... Nothing for any other words.
std::optional<std::vector<Nation>> read_extent(std::string_view words);

}  // namespace haven::guidelines
