#pragma once
#include <optional>
#include <string>
#include <string_view>

/// Percent-decoding, strictly.
namespace haven::web {

enum class Plus { is_space, is_plus };

/// Nothing when a percent sign is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text, Plus plus);

}  // namespace haven::web
