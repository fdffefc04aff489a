#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK fieldset: several inputs that are one question.
namespace haven::web {

struct Legend {
  Html text = {};
  std::string classes = {};  ///< "govuk-fieldset__legend--m" and the like.
  bool is_page_heading = false;
};

struct Fieldset {
  Legend legend = {};
  std::string described_by = {};
  std::string role = {};
  std::string classes = {};
  Attributes attributes = {};
};

Html fieldset(const Fieldset& options, const Html& content);

}  // namespace haven::web
