#include "signin/cookies.h"

namespace haven::signin {
namespace {

std::string name_of(Cookie cookie, Transport transport) {
  const std::string letter = cookie == Cookie::session ? "s" : "d";
  return transport == Transport::tls ? "__Host-" + letter : letter;
}

std::string written(Cookie cookie, std::string_view value, Transport transport) {
  auto text =
      name_of(cookie, transport) + "=" + std::string(value) + "; Path=/; HttpOnly; SameSite=Lax";
  if (transport == Transport::tls) text += "; Secure";
  return text;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

}  // namespace

std::string session_cookie(std::string_view token, Transport transport) {
  return written(Cookie::session, token, transport);
}

std::string device_cookie(std::string_view token, Seconds lasts, Transport transport) {
  return written(Cookie::device, token, transport) + "; Max-Age=" + std::to_string(lasts.count());
}

std::string end_cookie(Cookie cookie, Transport transport) {
  return written(cookie, "", transport) + "; Max-Age=0";
}

std::optional<std::string> read_cookie(std::string_view header, Cookie cookie,
                                       Transport transport) {
  const auto name = name_of(cookie, transport);
  std::optional<std::string> found;
  while (!header.empty()) {
    const auto end = std::min(header.find(';'), header.size());
    const auto pair = trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const auto equals = pair.find('=');
    if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
    if (found) return std::nullopt;
    found = pair.substr(equals + 1);
  }
  return found;
}

}  // namespace haven::signin
