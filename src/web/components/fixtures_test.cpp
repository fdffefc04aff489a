#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "web/components/fixture_options.h"

/// Every component against the examples that GOV.UK Frontend publishes with it: the same options
/// must give the same HTML.
namespace haven::web {
namespace {

/// Other sites' addresses do not exist for our pages: in an example they stand for one of our own.
/// Styles in the markup do not exist either.
std::string as_ours(std::string text) {
  const std::string style = " style=\\\"";
  for (auto at = text.find(style); at != text.npos; at = text.find(style, at))
    text.erase(at, text.find("\\\"", at + style.size()) + 2 - at);
  for (const std::string scheme : {"https://", "http://", "mailto:"})
    for (auto at = text.find(scheme); at != text.npos; at = text.find(scheme, at + 1)) {
      if (text.compare(at, 17, "http://www.w3.org") == 0) continue;
      text.replace(at, scheme.size(), "/elsewhere/");
    }
  return text;
}

std::string read_file(const std::string& path) {
  std::ifstream file(path);
  REQUIRE_MESSAGE(file, path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The crown, the licence and Crown copyright belong to services on GOV.UK: ours are the rest.
std::string without_crown(std::string html) {
  const auto crown = html.find("<svg");
  if (crown != html.npos) html.erase(crown, html.find("</svg>", crown) + 6 - crown);
  if (const auto licence = html.find("<svg"); licence != html.npos) {
    const auto end = html.find("</span>", html.find("</svg>", licence));
    html.erase(licence, end + 7 - licence);
  }
  const auto copyright = html.rfind("<div class=\"govuk-footer__meta-item\">");
  if (copyright != html.npos) html.erase(copyright, html.find("</div>", copyright) + 6 - copyright);
  return html;
}

}  // namespace

TEST_CASE("every component is what GOV.UK publishes for it") {
  auto components = form_components();
  components.merge(content_components());
  std::size_t shown = 0;
  std::size_t hidden = 0;
  std::size_t hidden_not_offered = 0;
  for (const auto& [name, render] : components) {
    const std::string path = HAVEN_GOVUK "/dist/govuk/components/" + name + "/fixtures.json";
    const json::value file = json::parse(as_ours(read_file(path)));
    for (const json::value& fixture : file.at("fixtures").as_array()) {
      const bool is_hidden = fixture.at("hidden").as_bool();
      CAPTURE(name);
      CAPTURE(std::string(fixture.at("name").as_string()));
      Unread unread;
      Html made;
      try {
        made = render(Options(&fixture.at("options").as_object(), "", unread));
      } catch (const std::exception& not_ours) {
        unread.add(not_ours.what());
      }
      CAPTURE(unread.text());
      std::string wanted(fixture.at("html").as_string());
      if (name == "footer") wanted = without_crown(wanted);
      if (!is_hidden) {
        ++shown;
        CHECK(unread.empty());
        CHECK(normalised(made.view()) == normalised(wanted));
      } else if (unread.empty()) {
        ++hidden;
        CHECK(normalised(made.view()) == normalised(wanted));
      } else {
        ++hidden_not_offered;
      }
    }
  }
  MESSAGE("GOV.UK examples equal: ", shown, " shown and ", hidden, " hidden, of ",
          components.size(), " components; ", hidden_not_offered,
          " hidden ones use options we do not offer");
  CHECK(shown > 230);
}

}  // namespace haven::web
