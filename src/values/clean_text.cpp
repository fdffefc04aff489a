#include "values/clean_text.h"

#include <cstdint>
#include <optional>

namespace haven {
namespace {

struct Lead {
  std::size_t more;        ///< How many bytes follow.
  std::uint32_t bits;      ///< What the first byte gives to the code point.
  std::uint32_t smallest;  ///< Anything less was written too long.
};

std::optional<Lead> read_lead(unsigned char byte) {
  if (byte < 0x80) return Lead{0, byte, 0};
  if (byte >= 0xC2 && byte <= 0xDF) return Lead{1, byte & 0x1FU, 0x80};
  if (byte >= 0xE0 && byte <= 0xEF) return Lead{2, byte & 0x0FU, 0x800};
  if (byte >= 0xF0 && byte <= 0xF4) return Lead{3, byte & 0x07U, 0x10000};
  return std::nullopt;
}

bool is_clean(std::uint32_t point) {
  if (point < 0x20) return point == '\t' || point == '\n' || point == '\r';
  return point != 0x7F && !(point >= 0x80 && point < 0xA0) &&
         !(point >= 0xD800 && point <= 0xDFFF) && point <= 0x10FFFF;
}

}  // namespace

bool is_clean_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = read_lead(static_cast<unsigned char>(text[i++]));
    if (!lead || i + lead->more > text.size()) return false;
    std::uint32_t point = lead->bits;
    for (std::size_t n = 0; n < lead->more; ++n, ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      if ((byte & 0xC0) != 0x80) return false;
      point = (point << 6) | (byte & 0x3FU);
    }
    if (point < lead->smallest || !is_clean(point)) return false;
  }
  return true;
}

}  // namespace haven
