#include "values/encoding.h"

#include <array>
#include <cstdint>

#include "values/result.h"
#include "values/words.h"

namespace haven {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base32_digits = "abcdefghijklmnopqrstuvwxyz234567";

std::string encode_bits(std::string_view bytes, unsigned width, std::string_view digits) {
  std::string text((8 * bytes.size() + width - 1) / width, '\0');
  auto* next = text.data();
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = (held << 8) | static_cast<std::uint8_t>(byte);
    bits += 8;
    while (bits >= width) {
      bits -= width;
      *next++ = digits[(held >> bits) & ((1U << width) - 1)];
    }
    held &= (1U << bits) - 1;
  }
  if (bits > 0) *next++ = digits[(held << (width - bits)) & ((1U << width) - 1)];
  ENSURE(next == text.data() + text.size());
  return text;
}

std::optional<std::string> decode_bits(std::string_view text, unsigned width,
                                       std::string_view digits) {
  std::string bytes;
  bytes.reserve(width * text.size() / 8);
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char letter : text) {
    const auto digit = digits.find(letter);
    if (digit == std::string_view::npos) return std::nullopt;
    held = (held << width) | static_cast<std::uint32_t>(digit);
    bits += width;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>((held >> bits) & 0xff);
      held &= (1U << bits) - 1;
    }
  }
  return bytes;
}

}  // namespace

std::string to_hex(std::string_view bytes) { return encode_bits(bytes, 4, hex_digits); }

std::optional<std::string> from_hex(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  return decode_bits(small_letters(text), 4, hex_digits);
}

std::string to_base64(std::string_view bytes) {
  auto text = encode_bits(bytes, 6, base64_digits);
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::optional<std::string> from_base64(std::string_view text) {
  auto bare = text;
  while (!bare.empty() && bare.back() == '=') bare.remove_suffix(1);
  auto bytes = decode_bits(bare, 6, base64_digits);
  // One spelling only: no missing padding, no stray bits in the last digit.
  if (!bytes || to_base64(*bytes) != text) return std::nullopt;
  return bytes;
}

std::string to_base32(std::string_view bytes) { return encode_bits(bytes, 5, base32_digits); }

std::optional<std::string> from_base32(std::string_view text) {
  auto bytes = decode_bits(text, 5, base32_digits);
  if (!bytes || to_base32(*bytes) != text) return std::nullopt;
  return bytes;
}

}  // namespace haven
