#pragma once
#include <array>
#include <concepts>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "values/ids.h"

/// Where a link, a form or a redirect may lead: our own pages, or a short list of public sites.
namespace haven::web {

/// True for "/today", "/today?page=2", "#part" and "?page=2": an address inside this site, written
/// with the characters RFC 3986 allows. False for "//host", "/\host" and anything with a scheme.
constexpr bool is_own_address(std::string_view text) {
  if (text.empty() || (text[0] != '/' && text[0] != '#' && text[0] != '?')) return false;
  if (text.size() > 1 && text[0] == '/' && (text[1] == '/' || text[1] == '\\')) return false;
  constexpr std::string_view allowed = "-._~/?#@!$&()*+,;=:%";
  for (const char c : text) {
    const bool letter_or_digit =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (!letter_or_digit && allowed.find(c) == std::string_view::npos) return false;
  }
  return true;
}

/// An address that is safe in href, src, action and Location. A literal is checked when compiling;
/// a string never turns into a Url by itself.
class Url {
 public:
  /// No address at all.
  Url() = default;

  template <std::size_t N>
  consteval Url(const char (&literal)[N]) : literal_(literal, N - 1) {
    if (!is_own_address(literal_)) throw "a Url literal must be an address inside this site";
  }

  /// An address inside this site that came from outside (a form, a header), or nothing.
  static std::optional<Url> own(std::string_view text);
  /// The address of a path as a Request has it: decoded, with a slash at its beginning.
  static Url of_path(std::string_view decoded);
  /// An https address on one of the public sites we link to (legislation, guidance), or nothing.
  static std::optional<Url> elsewhere(std::string_view text);
  /// A part of the same page.
  static Url part(std::string_view id);
  /// A telephone number to ring; anything but digits and a leading plus is left out.
  static Url phone(std::string_view number);

  /// The same address with one more query field, both sides percent-encoded.
  Url with(std::string_view name, std::string_view value) const;

  bool empty() const { return view().empty(); }
  explicit operator bool() const { return !empty(); }
  std::string_view view() const { return owned_ ? std::string_view(*owned_) : literal_; }
  bool operator==(const Url& other) const { return view() == other.view(); }

 private:
  struct Checked {};
  Url(Checked, std::string text) : owned_(std::move(text)) {}
  friend Url path_of(std::string_view pattern, const std::string_view* parts, std::size_t count);

  std::string_view literal_;
  std::optional<std::string> owned_;
};

/// A path with a {} for each part, checked when compiling: "/children/{}/missing".
template <class... Parts>
class PathPattern {
 public:
  template <std::size_t N>
  consteval PathPattern(const char (&pattern)[N]) : text_(pattern, N - 1) {
    std::size_t holes = 0;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == '{') {
        if (i + 1 == text_.size() || text_[i + 1] != '}') throw "a hole in a path is {}";
        ++holes;
      }
    }
    if (text_.empty() || text_[0] != '/' || (text_.size() > 1 && text_[1] == '/'))
      throw "a path begins with one slash";
    if (text_.size() > 1 && text_[1] == '{') throw "the first part of a path is a word of ours";
    if (holes != sizeof...(Parts)) throw "a path has a {} for each part";
  }
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

Url path_of(std::string_view pattern, const std::string_view* parts, std::size_t count);

inline std::string path_part(std::string_view text) { return std::string(text); }
template <class Kind>
std::string path_part(const Id<Kind>& id) {
  return id.text();
}
template <std::integral Number>
std::string path_part(Number number) {
  return std::to_string(number);
}

/// path("/children/{}/missing", child): every part is percent-encoded, a slash in it too.
template <class... Parts>
Url path(PathPattern<std::type_identity_t<Parts>...> pattern, const Parts&... parts) {
  const std::array<std::string, sizeof...(Parts)> words{path_part(parts)...};
  std::array<std::string_view, sizeof...(Parts)> views;
  for (std::size_t i = 0; i < views.size(); ++i) views[i] = words[i];
  return path_of(pattern.text(), views.data(), views.size());
}

/// RFC 3986 percent-encoding of everything but letters, digits and -._~
std::string percent_encoded(std::string_view text);

}  // namespace haven::web
