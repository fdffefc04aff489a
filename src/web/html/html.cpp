#include "web/html/html.h"

#include <array>

namespace haven::web {
namespace {

std::string_view escape_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return "&#39;";
  }
}

constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (const char c : {'&', '<', '>', '"', '\''}) special[static_cast<unsigned char>(c)] = true;
  return special;
}
constexpr auto special = make_special();

void append_escaped(std::string& out, std::string_view words) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!special[static_cast<unsigned char>(words[i])]) continue;
    out.append(words, begin, i - begin);
    out += escape_of(words[i]);
    begin = i + 1;
  }
  out.append(words, begin);
}

}  // namespace

Html::Html(std::string_view plain) { append_escaped(markup_, plain); }

void Attribute::append_to(std::string& out) const {
  switch (kind_) {
    case Kind::none:
      return;
    case Kind::many:  // Written by append_to() of its parts, so already escaped.
      out += value_.view();
      return;
    case Kind::flag:
      (out += ' ') += name_;
      return;
    case Kind::value:
      ((out += ' ') += name_) += "=\"";
      if (value_.is_plain()) {
        out += value_.view();
      } else {
        append_escaped(out, value_.view());
      }
      out += '"';
  }
}

Attribute cls(std::string_view names, std::string_view more) {
  std::string both(names);
  if (!more.empty()) (both += ' ') += more;
  return cls(std::move(both));
}

Attribute href(const Url& url) { return {Attribute::Kind::value, "href", url.view()}; }
Attribute src(const Url& url) { return {Attribute::Kind::value, "src", url.view()}; }
Attribute action(const Url& url) { return {Attribute::Kind::value, "action", url.view()}; }
Attribute formaction(const Url& url) { return {Attribute::Kind::value, "formaction", url.view()}; }
Attribute svg_namespace() {
  return {Attribute::Kind::value, "xmlns", "http://www.w3.org/2000/svg"};
}

Attribute all(const Attributes& attributes) {
  std::string written;
  for (const Attribute& attribute : attributes) attribute.append_to(written);
  return {Attribute::Kind::many, "", std::move(written)};
}

void Element::open(std::string& out, Tag tag, const Attribute* first, std::size_t count) {
  (out += '<') += tag.name();
  for (std::size_t i = 0; i < count; ++i) first[i].append_to(out);
  out += '>';
}

void Element::close(std::string& out, Tag tag) {
  if (tag.is_void()) return;
  ((out += "</") += tag.name()) += '>';
}

void Element::append(std::string& out, std::string_view words) { append_escaped(out, words); }

Html text_area(const Attributes& attributes, std::string_view words) {
  std::string markup = "<textarea";
  for (const Attribute& attribute : attributes) attribute.append_to(markup);
  markup += '>';
  // A browser drops the first newline of a textarea; this one is for it to drop.
  if (words.starts_with('\n')) markup += '\n';
  append_escaped(markup, words);
  markup += "</textarea>";
  return Element::finish(std::move(markup));
}

}  // namespace haven::web
