#include "web/http/wire/cookies.h"

#include <algorithm>

#include "values/result.h"

namespace haven::web {
namespace {

constexpr std::size_t most_cookies = 50;

std::string_view without_spaces(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// RFC 6265 section 4.1.1, cookie-octet.
bool is_cookie_text(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return c > ' ' && c < 0x7F && c != '"' && c != ',' && c != ';' && c != '\\';
  });
}

}  // namespace

Fields read_cookies(std::string_view header) {
  Fields cookies;
  while (!header.empty()) {
    const auto end = std::min(header.find(';'), header.size());
    const std::string_view pair = without_spaces(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || equals == 0) continue;
    // Of more, one might be taken for the only one of its name.
    if (cookies.size() == most_cookies) return {};
    cookies.add(std::string(pair.substr(0, equals)), std::string(pair.substr(equals + 1)));
  }
  return cookies;
}

std::string write_cookie(const Cookie& cookie, bool is_secure) {
  ENSURE(!cookie.name.empty() && is_cookie_text(cookie.name) && is_cookie_text(cookie.value));
  std::string text = cookie.name + '=' + cookie.value + "; Path=/; HttpOnly";
  text += cookie.same_site == Cookie::SameSite::strict ? "; SameSite=Strict" : "; SameSite=Lax";
  if (is_secure) text += "; Secure";
  if (cookie.value.empty())
    text += "; Max-Age=0";
  else if (cookie.lasts)
    text += "; Max-Age=" + std::to_string(cookie.lasts->count());
  return text;
}

}  // namespace haven::web
