#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "values/moment.h"
#include "web/html/html.h"

/// A whole page. What cannot be written with el() is written here, and nowhere else: the head, the
/// addresses of style sheets and scripts, and GOV.UK Frontend's one line of script.
namespace haven::web {

struct Document {
  std::string language = "en";
  std::string title = {};
  std::vector<Url> style_sheets = {};
  std::vector<Url> modules = {};
  Url icon = {};
  /// Without script, the browser asks for the page again after this.
  std::optional<Seconds> refresh = {};
  Html body = {};
};

/// Says that there is script, so that styles can count on it. The policy of every page allows it by
/// its SHA-256, which GOV.UK Frontend documents.
extern const std::string_view says_there_is_script;

std::string to_page(const Document& document);

}  // namespace haven::web
