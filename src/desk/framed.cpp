#include "desk/framed.h"

#include <cstdint>
#include <limits>

#include "values/result.h"

namespace haven::desk {
namespace {

constexpr std::size_t length_bytes = 4;

std::size_t length_at(std::string_view bytes) {
  std::size_t length = 0;
  for (std::size_t i = length_bytes; i-- > 0;)
    length = (length << 8) | static_cast<std::uint8_t>(bytes[i]);
  return length;
}

}  // namespace

std::string framed(std::initializer_list<std::string_view> parts) {
  std::string bytes;
  for (const auto part : parts) {
    ENSURE(part.size() <= std::numeric_limits<std::uint32_t>::max());
    for (std::size_t i = 0; i < length_bytes; ++i)
      bytes += static_cast<char>((part.size() >> (8 * i)) & 0xff);
    bytes += part;
  }
  return bytes;
}

std::optional<std::vector<std::string>> unframed(std::string_view bytes) {
  std::vector<std::string> parts;
  while (!bytes.empty()) {
    if (bytes.size() < length_bytes) return std::nullopt;
    const auto length = length_at(bytes);
    bytes.remove_prefix(length_bytes);
    if (bytes.size() < length) return std::nullopt;
    parts.emplace_back(bytes.substr(0, length));
    bytes.remove_prefix(length);
  }
  return parts;
}

}  // namespace haven::desk
