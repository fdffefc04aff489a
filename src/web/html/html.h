#pragma once
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/html/url.h"

/// HTML that cannot be wrong about escaping. Markup comes only from el(), whose tag and attribute
/// names are literals checked when compiling; everything else is text, and text is escaped. There
/// is no way to write a script, a style, an event attribute or an address that is not a Url.
///
///   el("p", {cls("govuk-body")}, "Last seen at ", el("time", {}, moment), ".")
namespace haven::web {

class Attribute;
class Tag;

/// A piece of a page. A string that becomes Html is escaped.
class Html {
 public:
  Html() = default;
  Html(std::string_view plain);
  Html(const std::string& plain) : Html(std::string_view(plain)) {}
  Html(const char* plain) : Html(std::string_view(plain)) {}
  Html(std::nullptr_t) = delete;
  template <std::integral Number>
    requires(!std::same_as<Number, bool> && !std::same_as<Number, char>)
  Html(Number number) : markup_(std::to_string(number)) {}

  Html& operator+=(const Html& more) {
    markup_ += more.markup_;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) { return std::move(left += right); }

  bool empty() const { return markup_.empty(); }
  explicit operator bool() const { return !empty(); }
  /// The markup, to be sent.
  std::string_view view() const { return markup_; }

 private:
  friend class Element;
  std::string markup_;
};

/// Plain words, escaped.
inline Html text(std::string_view plain) { return Html(plain); }

/// The name of an element, known when compiling. Elements that run, embed or redirect are refused.
class Tag {
 public:
  template <std::size_t N>
  consteval Tag(const char (&literal)[N]) : name_(literal, N - 1), is_void_(false) {
    if (name_.empty()) throw "a tag has a name";
    for (const char c : name_)
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) throw "a tag is small letters";
    for (const std::string_view forbidden :
         {"script",    "style",    "iframe",  "object",   "embed",  "base",     "link",
          "meta",      "template", "frame",   "frameset", "applet", "noscript", "math",
          "animate",   "set",      "use",     "html",     "head",   "body",     "textarea",
          "plaintext", "xmp",      "noembed", "noframes"})
      if (name_ == forbidden) throw "this element cannot be written by hand";
    for (const std::string_view empty : {"br", "hr", "img", "input", "wbr", "col", "source"})
      if (name_ == empty) is_void_ = true;
  }
  constexpr std::string_view name() const { return name_; }
  constexpr bool is_void() const { return is_void_; }

 private:
  std::string_view name_;
  bool is_void_;
};

/// The name of an attribute, known when compiling. Addresses have their own functions below; event
/// attributes and styles do not exist.
class AttributeName {
 public:
  template <std::size_t N>
  consteval AttributeName(const char (&literal)[N]) : name_(literal, N - 1) {
    if (name_.empty()) throw "an attribute has a name";
    for (const char c : name_)
      if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            c == '-' || c == '.'))
        throw "an attribute name is letters, digits, hyphens and dots";
    if (name_.size() > 2 && (name_[0] == 'o' || name_[0] == 'O') &&
        (name_[1] == 'n' || name_[1] == 'N'))
      throw "event attributes cannot be written";
    for (const std::string_view forbidden :
         {"style", "href", "src", "action", "formaction", "srcdoc", "srcset", "poster", "ping",
          "data", "background", "cite", "manifest", "longdesc", "http-equiv", "xmlns"})
      if (name_ == forbidden) throw "this attribute has its own function, or does not exist";
  }
  constexpr std::string_view view() const { return name_; }

 private:
  std::string_view name_;
};

/// What an attribute says: a literal is kept as it is, anything else is copied.
class AttributeValue {
 public:
  template <std::size_t N>
  consteval AttributeValue(const char (&literal)[N])
      : literal_(literal, N - 1),
        is_plain_(literal_.find_first_of("&<>\"'") == std::string_view::npos) {}
  AttributeValue(std::string text) : owned_(std::move(text)) {}
  AttributeValue(std::string_view text) : owned_(std::string(text)) {}
  template <std::integral Number>
    requires(!std::same_as<Number, bool> && !std::same_as<Number, char>)
  AttributeValue(Number number) : owned_(std::to_string(number)) {}

  std::string_view view() const { return owned_ ? std::string_view(*owned_) : literal_; }
  /// A literal in which there is nothing to escape: most classes.
  bool is_plain() const { return is_plain_; }

 private:
  std::string_view literal_;
  std::optional<std::string> owned_;
  bool is_plain_ = false;
};

/// One attribute of an element, or none at all.
class Attribute {
 public:
  /// Writes nothing.
  Attribute() = default;

  void append_to(std::string& out) const;

 private:
  enum class Kind { none, flag, value, many };
  Attribute(Kind kind, std::string_view name, AttributeValue value)
      : kind_(kind), name_(name), value_(std::move(value)) {}

  friend Attribute attr(AttributeName, AttributeValue);
  friend Attribute flag(AttributeName);
  friend Attribute href(const Url&);
  friend Attribute src(const Url&);
  friend Attribute action(const Url&);
  friend Attribute formaction(const Url&);
  friend Attribute svg_namespace();
  friend Attribute all(const std::vector<Attribute>&);

  Kind kind_ = Kind::none;
  std::string_view name_;
  AttributeValue value_ = "";
};

using Attributes = std::vector<Attribute>;

inline Attribute attr(AttributeName name, AttributeValue value) {
  return {Attribute::Kind::value, name.view(), std::move(value)};
}
/// An attribute that is there or not: checked, hidden, open.
inline Attribute flag(AttributeName name) { return {Attribute::Kind::flag, name.view(), ""}; }
/// `attribute` when `condition` holds, else nothing.
inline Attribute when(bool condition, Attribute attribute) {
  return condition ? std::move(attribute) : Attribute();
}
/// The attribute unless `text` is empty.
inline Attribute attr_if(AttributeName name, std::string_view text) {
  return text.empty() ? Attribute() : attr(name, text);
}
inline Attribute cls(AttributeValue names) { return attr("class", std::move(names)); }
/// "govuk-tag" and "app-tag--late" are "govuk-tag app-tag--late"; empty `more` adds nothing.
Attribute cls(std::string_view names, std::string_view more);
Attribute href(const Url& url);
Attribute src(const Url& url);
Attribute action(const Url& url);
Attribute formaction(const Url& url);
/// xmlns of a drawing inside a page.
Attribute svg_namespace();
/// Several attributes where one is expected.
Attribute all(const Attributes& attributes);

/// Everything el() takes between the tags: Html, words and whole numbers.
template <class T>
concept Child = std::convertible_to<const T&, Html>;

/// Writes one element. Pages use el().
class Element {
 public:
  template <class... Children>
  static Html build(Tag tag, const Attribute* first, std::size_t count,
                    const Children&... children) {
    std::string markup;
    markup.reserve(2 * tag.name().size() + 5 + 40 * count +
                   (std::size_t{0} + ... + length(children)));
    open(markup, tag, first, count);
    (append(markup, children), ...);
    close(markup, tag);
    return finish(std::move(markup));
  }
  template <class... Children>
  static Html join(const Children&... children) {
    std::string markup;
    markup.reserve((std::size_t{0} + ... + length(children)));
    (append(markup, children), ...);
    return finish(std::move(markup));
  }

 private:
  friend Html text_area(const Attributes&, std::string_view);

  static void open(std::string& out, Tag tag, const Attribute* first, std::size_t count);
  static void close(std::string& out, Tag tag);
  static void append(std::string& out, const Html& child) { out += child.markup_; }
  static void append(std::string& out, std::string_view words);
  static void append(std::string& out, const std::string& words) {
    append(out, std::string_view(words));
  }
  static void append(std::string& out, const char* words) { append(out, std::string_view(words)); }
  template <std::integral Number>
  static void append(std::string& out, Number number) {
    append(out, Html(number));
  }
  static Html finish(std::string&& markup) {
    Html html;
    html.markup_ = std::move(markup);
    return html;
  }
  static std::size_t length(const Html& child) { return child.markup_.size(); }
  static std::size_t length(std::string_view words) { return words.size() + words.size() / 8; }
  static std::size_t length(const std::string& words) { return length(std::string_view(words)); }
  static std::size_t length(const char* words) { return length(std::string_view(words)); }
  template <std::integral Number>
  static std::size_t length(Number) {
    return 20;
  }
};

template <Child... Children>
Html el(Tag tag, std::initializer_list<Attribute> attributes, const Children&... children) {
  return Element::build(tag, attributes.begin(), attributes.size(), children...);
}
template <Child... Children>
Html el(Tag tag, const Attributes& attributes, const Children&... children) {
  return Element::build(tag, attributes.data(), attributes.size(), children...);
}
/// An element without attributes.
template <Child... Children>
Html el(Tag tag, const Children&... children) {
  return Element::build(tag, nullptr, 0, children...);
}

/// Pieces one after another, without an element round them.
template <Child... Children>
Html together(const Children&... children) {
  return Element::join(children...);
}

/// each(duties, row): what `write` makes of every item, one after another.
template <class Items, class Write>
Html each(const Items& items, Write write) {
  Html all_of_them;
  for (const auto& item : items) all_of_them += write(item);
  return all_of_them;
}

/// A text box with `words` in it.
Html text_area(const Attributes& attributes, std::string_view words);

}  // namespace haven::web
