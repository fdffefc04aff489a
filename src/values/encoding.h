#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// Bytes as text and back. Bytes are held in std::string throughout Haven.
namespace haven {

std::string to_hex(std::string_view bytes);
/// Nothing unless `text` is an even number of lower- or upper-case hexadecimal digits.
std::optional<std::string> from_hex(std::string_view text);

/// RFC 4648 section 4, padded.
std::string to_base64(std::string_view bytes);
/// Nothing unless `text` is exactly what to_base64 would print.
std::optional<std::string> from_base64(std::string_view text);

/// RFC 4648 section 6 in lower case, unpadded: 16 bytes become 26 letters and digits.
std::string to_base32(std::string_view bytes);
/// Nothing unless `text` is exactly what to_base32 would print.
std::optional<std::string> from_base32(std::string_view text);

}  // namespace haven
