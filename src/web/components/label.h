#pragma once
#include <string>
#include <string_view>

#include "web/html/html.h"

/// GOV.UK label.
namespace haven::web {

struct Label {
  Html text = {};
  std::string classes = {};  ///< "govuk-label--m" and the like.
  bool is_page_heading = false;
  Attributes attributes = {};
};

/// Nothing when the label has no text.
Html label(const Label& options, std::string_view for_id);

}  // namespace haven::web
