#include "web/components/fixture_markup.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace haven::web {
namespace {

constexpr std::array<std::string_view, 7> void_tags = {"br",  "hr",  "img",   "input",
                                                       "wbr", "col", "source"};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string unescaped(std::string_view text) {
  static const std::map<std::string, std::string, std::less<>> names = {
      {"amp", "&"},  {"lt", "<"},        {"gt", ">"},   {"quot", "\""}, {"#39", "'"},
      {"#x27", "'"}, {"nbsp", "\u00A0"}, {"copy", "©"}, {"ctdot", "⋯"}};
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto end = text[i] == '&' ? text.find(';', i) : text.npos;
    const auto known = end == text.npos ? names.end() : names.find(text.substr(i + 1, end - i - 1));
    if (known == names.end()) {
      out += text[i];
    } else {
      out += known->second;
      i = end;
    }
  }
  return out;
}

class Reader {
 public:
  explicit Reader(std::string_view markup) : rest_(markup) {}

  std::vector<Node> nodes() {
    std::vector<Node> found;
    while (!rest_.empty() && !rest_.starts_with("</")) {
      if (rest_.starts_with("<!--")) {
        rest_.remove_prefix(rest_.find("-->") + 3);
      } else if (rest_[0] == '<') {
        found.push_back(element());
      } else {
        Node words;
        words.words = unescaped(take_until("<"));
        found.push_back(std::move(words));
      }
    }
    return found;
  }

 private:
  std::string_view take_until(std::string_view stops) {
    const auto end = std::min(rest_.find_first_of(stops), rest_.size());
    const auto taken = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return taken;
  }
  void skip_space() {
    while (!rest_.empty() && is_space(rest_[0])) rest_.remove_prefix(1);
  }

  std::pair<std::string, std::string> attribute() {
    std::string name(take_until("=> \n\t/"));
    std::string value;
    if (rest_.starts_with("=\"")) {
      rest_.remove_prefix(2);
      value = unescaped(take_until("\""));
      rest_.remove_prefix(1);
    }
    return {std::move(name), std::move(value)};
  }

  Node element() {
    Node node;
    rest_.remove_prefix(1);
    node.tag = take_until("> \n\t/");
    for (skip_space(); !rest_.empty() && rest_[0] != '>' && rest_[0] != '/'; skip_space())
      node.attributes.push_back(attribute());
    std::ranges::sort(node.attributes);
    const bool is_closed = rest_.starts_with("/>");
    rest_.remove_prefix(is_closed ? 2 : 1);
    if (is_closed || std::ranges::find(void_tags, node.tag) != void_tags.end()) return node;
    node.children = nodes();
    if (!rest_.empty()) rest_.remove_prefix(rest_.find('>') + 1);
    return node;
  }

  std::string_view rest_;
};

std::string collapsed(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (!is_space(c))
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void write(std::string& out, const std::vector<Node>& nodes) {
  for (const Node& node : nodes) {
    if (node.tag.empty()) {
      const std::string words = collapsed(node.words);
      if (!words.empty()) out += "\"" + words + "\"\n";
      continue;
    }
    out += "<" + node.tag;
    for (const auto& [name, value] : node.attributes)
      out += " " + name + "=[" + collapsed(value) + "]";
    out += ">\n";
    write(out, node.children);
    out += "</" + node.tag + ">\n";
  }
}

Tag tag_named(std::string_view name) {
  static constexpr Tag known[] = {
      "p",      "a",     "span",   "strong", "ul",   "ol",   "li",     "div",     "h1",    "h2",
      "h3",     "h4",    "b",      "em",     "svg",  "path", "br",     "dl",      "dt",    "dd",
      "code",   "label", "input",  "button", "abbr", "form", "i",      "section", "title", "g",
      "circle", "nav",   "select", "option", "rect", "desc", "polygon"};
  for (const Tag& tag : known)
    if (tag.name() == name) return tag;
  throw std::runtime_error("no element " + std::string(name));
}

Html rebuilt(const std::vector<Node>& nodes) {
  Html all_nodes;
  for (const Node& node : nodes) {
    if (node.tag.empty()) {
      all_nodes += text(node.words);
      continue;
    }
    Attributes attributes;
    for (const auto& [name, value] : node.attributes)
      attributes.push_back(rebuilt_attribute(name, value));
    if (node.tag == "textarea") {
      all_nodes += text_area(attributes, node.children.empty() ? "" : node.children[0].words);
      continue;
    }
    all_nodes += el(tag_named(node.tag), attributes, rebuilt(node.children));
  }
  return all_nodes;
}

}  // namespace

std::vector<Node> read_markup(std::string_view markup) { return Reader(markup).nodes(); }

std::string normalised(std::string_view markup) {
  std::string out;
  write(out, read_markup(markup));
  return out;
}

Html rebuilt(std::string_view markup) { return rebuilt(read_markup(markup)); }

Url rebuilt_url(const std::string& address) {
  const auto url = Url::own(address);
  if (!url) throw std::runtime_error("no address " + address);
  return *url;
}

Attribute rebuilt_attribute(const std::string& name, const std::string& value) {
  static constexpr AttributeName known[] = {"class",
                                            "id",
                                            "aria-label",
                                            "aria-hidden",
                                            "aria-describedby",
                                            "data-test",
                                            "data-attribute",
                                            "data-attribute-2",
                                            "role",
                                            "focusable",
                                            "width",
                                            "height",
                                            "viewBox",
                                            "fill",
                                            "d",
                                            "name",
                                            "type",
                                            "value",
                                            "for",
                                            "rel",
                                            "target",
                                            "lang",
                                            "spellcheck",
                                            "data-foo",
                                            "attribute",
                                            "aria-controls",
                                            "tabindex",
                                            "form",
                                            "hreflang",
                                            "data-first-attribute",
                                            "data-second-attribute",
                                            "maxlength",
                                            "data-example",
                                            "step",
                                            "example-attribute",
                                            "aria-live",
                                            "data-prevent-double-click",
                                            "aria-labelledby",
                                            "data-attribute-1",
                                            "novalidate",
                                            "method",
                                            "aria-current",
                                            "rows",
                                            "autocomplete",
                                            "preserveAspectRatio",
                                            "version",
                                            "role",
                                            "points",
                                            "cx",
                                            "cy",
                                            "r",
                                            "disabled",
                                            "x",
                                            "y",
                                            "fill-rule",
                                            "clip-rule",
                                            "colspan"};
  if (name == "href") return href(rebuilt_url(value));
  if (name == "xmlns") return svg_namespace();
  for (const AttributeName known_name : known)
    if (known_name.view() == name) return attr(known_name, value);
  throw std::runtime_error("no attribute " + name);
}

TEST_CASE("markup that differs only in spelling is normalised to the same") {
  CHECK(normalised("<p id=\"b\" class=\"a\">it&#39;s\n</p>") ==
        normalised("<p class=\"a\"  id=\"b\">\n  it&#x27;s</p>"));
  CHECK(normalised("<p>a</p>") != normalised("<p>b</p>"));
  CHECK(normalised("<p><b>a</b></p>") != normalised("<p>a</p>"));
}

}  // namespace haven::web
