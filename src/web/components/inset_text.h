#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK inset text.
namespace haven::web {

struct InsetText {
  Html content = {};
  std::string id = {};
  std::string classes = {};
  Attributes attributes = {};
};

Html inset_text(const InsetText& options);

}  // namespace haven::web
