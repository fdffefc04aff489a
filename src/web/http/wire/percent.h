#pragma once
#include <optional>
#include <string>
#include <string_view>

/// Percent-decoding, strictly, and what decoded text may be.
namespace haven::web {

enum class Plus { is_space, is_plus };

/// Nothing when a percent sign is not followed by two hexadecimal digits.
std::optional<std::string> percent_decoded(std::string_view text, Plus plus);

/// Well-formed UTF-8 (RFC 3629: no surrogates, nothing overlong) without NUL or other control
/// characters than tab, line feed and carriage return.
bool is_clean_utf8(std::string_view text);

}  // namespace haven::web
