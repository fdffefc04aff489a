#include "web/html/url.h"

#include <algorithm>

namespace haven::web {
namespace {

constexpr std::array<std::string_view, 12> public_sites = {
    "www.legislation.gov.uk",
    "www.gov.uk",
    "assets.publishing.service.gov.uk",
    "www.gov.scot",
    "www.gov.wales",
    "www.health-ni.gov.uk",
    "www.justice-ni.gov.uk",
    "www.nationalcrimeagency.gov.uk",
    "www.sentencingcouncil.org.uk",
    "www.cps.gov.uk",
    "www.app.college.police.uk",
    "www.college.police.uk",
};

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (is_plain(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4];
      out += digits[byte & 15];
    }
  }
  return out;
}

std::optional<Url> Url::own(std::string_view text) {
  if (!is_own_address(text)) return std::nullopt;
  return Url(Checked{}, std::string(text));
}

Url Url::of_path(std::string_view decoded) {
  std::string text;
  while (true) {
    const auto slash = decoded.find('/');
    text += percent_encoded(decoded.substr(0, slash));
    if (slash == std::string_view::npos) break;
    // Two slashes at the beginning would name another host.
    if (text != "/") text += '/';
    decoded.remove_prefix(slash + 1);
  }
  if (!text.starts_with('/')) text.insert(0, "/");
  return {Checked{}, std::move(text)};
}

std::optional<Url> Url::elsewhere(std::string_view text) {
  constexpr std::string_view scheme = "https://";
  if (!text.starts_with(scheme)) return std::nullopt;
  const std::string_view rest = text.substr(scheme.size());
  const auto slash = std::min(rest.find('/'), rest.size());
  if (std::ranges::find(public_sites, rest.substr(0, slash)) == public_sites.end())
    return std::nullopt;
  if (slash < rest.size() && !is_own_address(rest.substr(slash))) return std::nullopt;
  return Url(Checked{}, std::string(text));
}

Url Url::part(std::string_view id) { return {Checked{}, "#" + percent_encoded(id)}; }

Url Url::phone(std::string_view number) {
  std::string text = "tel:";
  for (const char c : number)
    if ((c >= '0' && c <= '9') || (c == '+' && text.size() == 4)) text += c;
  return {Checked{}, std::move(text)};
}

Url Url::with(std::string_view name, std::string_view value) const {
  std::string text(view());
  const auto hash = std::min(text.find('#'), text.size());
  const std::string part = text.substr(hash);
  text.resize(hash);
  text += text.find('?') == std::string::npos ? '?' : '&';
  text += percent_encoded(name) + '=' + percent_encoded(value) + part;
  return {Checked{}, std::move(text)};
}

Url path_of(std::string_view pattern, const std::string_view* parts, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    const auto hole = pattern.find("{}");
    text += pattern.substr(0, hole);
    // An empty part, or one of dots, would change which page the others name.
    const bool vanishes = parts[i].find_first_not_of('.') == std::string_view::npos;
    text += vanishes ? std::string("-") : percent_encoded(parts[i]);
    pattern.remove_prefix(hole + 2);
  }
  text += pattern;
  return {Url::Checked{}, std::move(text)};
}

}  // namespace haven::web
