#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK warning text.
namespace haven::web {

struct WarningText {
  Html text = {};
  std::string icon_words = "Warning";  ///< Read out instead of the exclamation mark.
  std::string classes = {};
  Attributes attributes = {};
};

Html warning_text(const WarningText& options);

}  // namespace haven::web
