#include "web/http/wire/head.h"

#include <algorithm>
#include <array>

#include "values/words.h"

namespace haven::web {
namespace {

constexpr std::array<bool, 256> make_token_characters() {
  std::array<bool, 256> is_token{};
  for (int c = '0'; c <= '9'; ++c) is_token[static_cast<std::size_t>(c)] = true;
  for (int c = 'a'; c <= 'z'; ++c) is_token[static_cast<std::size_t>(c)] = true;
  for (int c = 'A'; c <= 'Z'; ++c) is_token[static_cast<std::size_t>(c)] = true;
  for (const char c : {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'})
    is_token[static_cast<unsigned char>(c)] = true;
  return is_token;
}
constexpr auto token_characters = make_token_characters();

bool is_token(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return token_characters[static_cast<unsigned char>(c)];
  });
}

bool same_name(std::string_view name, std::string_view small) {
  return std::ranges::equal(name, small, {}, small_letter);
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// GET /path HTTP/1.1, with exactly one space twice.
int refuse_request_line(std::string_view line) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return 400;
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(line.substr(0, first)) || target.empty()) return 400;
  // A target with a scheme, an authority or an asterisk is for proxies; Haven is none.
  if (target[0] != '/') return 400;
  for (const char c : target)
    if (c <= ' ' || c >= 0x7F || c == '\\' || c == '#') return 400;
  if (!version.starts_with("HTTP/") || version.size() != 8) return 400;
  return version == "HTTP/1.1" || version == "HTTP/1.0" ? 0 : 505;
}

struct Counts {
  std::size_t host = 0;
  std::size_t length = 0;
};

bool is_host(std::string_view value) {
  return !value.empty() && std::ranges::all_of(value, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' ||
           c == '-' || c == ':' || c == '[' || c == ']' || c == '_';
  });
}

bool is_length(std::string_view value) {
  return !value.empty() && value.size() <= 15 &&
         std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
}

int refuse_header(std::string_view line, Counts& counts) {
  const auto colon = line.find(':');
  // A line that begins with white space would go on with the line before (obs-fold); a space before
  // the colon would be part of the name to one reader and not to another. Neither is a token.
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400;
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trimmed(line.substr(colon + 1));
  for (const char c : value)
    if ((c >= 0 && c < ' ' && c != '\t') || c == 0x7F) return 400;
  if (same_name(name, "host")) return ++counts.host > 1 || !is_host(value) ? 400 : 0;
  if (same_name(name, "content-length")) return ++counts.length > 1 || !is_length(value) ? 400 : 0;
  // RFC 9112 section 6.1; chunks too, which section 7.1 would have us read. No browser sends a form
  // so, and two readers that disagree about a chunk disagree about where the next request begins.
  if (same_name(name, "transfer-encoding")) return 501;
  if (same_name(name, "expect")) return same_name(value, "100-continue") ? 0 : 417;
  return 0;
}

}  // namespace

HeadScan scan_head(std::string_view bytes, std::size_t seen, const Limits& limits) {
  using State = HeadScan::State;
  for (std::size_t i = seen; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\0') return {State::refused, 400};
    if (c == '\n' && (i == 0 || bytes[i - 1] != '\r')) return {State::refused, 400};
    if (c != '\n' && i > 0 && bytes[i - 1] == '\r') return {State::refused, 400};
    if (c == '\n' && i >= 3 && bytes[i - 2] == '\n')
      return i >= limits.head ? HeadScan{State::refused, 431} : HeadScan{State::whole, 0, i + 1};
    if (i >= limits.request_line && bytes.substr(0, i).find('\r') == std::string_view::npos)
      return {State::refused, 414};
    if (i >= limits.head) return {State::refused, 431};
  }
  return {State::more};
}

int refuse_head(std::string_view head, const Limits& limits) {
  const auto end_of_line = head.find("\r\n");
  const std::string_view request_line = head.substr(0, end_of_line);
  if (request_line.size() > limits.request_line) return 414;
  if (const int status = refuse_request_line(request_line)) return status;
  Counts counts;
  std::size_t headers = 0;
  for (std::string_view rest = head.substr(end_of_line + 2); rest != "\r\n";) {
    const auto end = rest.find("\r\n");
    if (++headers > limits.headers) return 431;
    if (const int status = refuse_header(rest.substr(0, end), counts)) return status;
    rest.remove_prefix(end + 2);
  }
  if (counts.host != 1) return 400;
  return 0;
}

}  // namespace haven::web
