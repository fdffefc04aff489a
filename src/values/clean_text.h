#pragma once
#include <string_view>

namespace haven {

/// Well-formed UTF-8 (RFC 3629: no surrogates, nothing overlong) without NUL or other control
/// characters than tab, line feed and carriage return. What is not cannot be written as JSON and
/// read again, so nothing else is sent, sealed or kept.
bool is_clean_utf8(std::string_view text);

}  // namespace haven
