#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK skip link: the first tab stop of a page.
namespace haven::web {

struct SkipLink {
  Html text = "Skip to main content";
  Url href = "#content";
  std::string classes = {};
  Attributes attributes = {};
};

Html skip_link(const SkipLink& options);

}  // namespace haven::web
