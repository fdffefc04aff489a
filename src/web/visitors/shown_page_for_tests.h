#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/wire/target.h"

/// What a browser finds on a page of ours: where it leads, and what can be sent from it.
namespace haven::web {

struct ShownForm {
  Target sent_to;     ///< Without a path: to the page itself.
  bool asks = false;  ///< Sent as a query, which changes nothing.
  std::map<std::string, std::vector<std::string>> fields;  ///< Each with the values it offers.
};

struct ShownPage {
  std::vector<Target> links;
  std::vector<ShownForm> forms;
};

inline std::string without_escapes(std::string_view markup) {
  static constexpr std::pair<std::string_view, char> escapes[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string plain;
  while (!markup.empty()) {
    const auto* const found = std::ranges::find_if(
        escapes, [&](const auto& escape) { return markup.starts_with(escape.first); });
    const bool is_escape = found != std::end(escapes);
    const auto taken =
        is_escape ? found->first.size() : std::min(markup.find('&', 1), markup.size());
    if (is_escape)
      plain += found->second;
    else
      plain += markup.substr(0, taken);
    markup.remove_prefix(taken);
  }
  return plain;
}

class PageReader {
 public:
  ShownPage read(std::string_view page) {
    while (true) {
      const auto begin = page.find('<');
      if (begin == std::string_view::npos) return std::move(shown_);
      page.remove_prefix(begin + 1);
      take_in(page.substr(0, page.find('>')));
    }
  }

 private:
  static std::string attribute(std::string_view tag, std::string_view begins) {
    const auto at = tag.find(begins);
    if (at == std::string_view::npos) return {};
    tag.remove_prefix(at + begins.size());
    return without_escapes(tag.substr(0, tag.find('"')));
  }

  static std::optional<Target> target(std::string_view address) {
    return read_target(address.substr(0, address.find('#')));
  }

  void take_in(std::string_view tag) {
    static constexpr std::string_view read[] = {"a ",      "form ",   "input ",   "button ",
                                                "select ", "option ", "textarea "};
    if (std::ranges::none_of(read, [&](auto begins) { return tag.starts_with(begins); })) return;
    if (tag.starts_with("a "))
      if (auto link = target(attribute(tag, " href=\""))) shown_.links.push_back(*std::move(link));
    if (tag.starts_with("form "))
      shown_.forms.push_back({target(attribute(tag, " action=\"")).value_or(Target{}),
                              attribute(tag, " method=\"") != "post",
                              {}});
    if (shown_.forms.empty()) return;
    auto& fields = shown_.forms.back().fields;
    const auto name = attribute(tag, " name=\"");
    if (tag.starts_with("select")) select_ = name;
    if (!name.empty()) fields[name].push_back(attribute(tag, " value=\""));
    if (tag.starts_with("option") && !select_.empty())
      fields[select_].push_back(attribute(tag, " value=\""));
  }

  ShownPage shown_;
  std::string select_;
};

}  // namespace haven::web
