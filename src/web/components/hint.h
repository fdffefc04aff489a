#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK hint: help under a label.
namespace haven::web {

struct Hint {
  Html text = {};
  std::string id = {};
  std::string classes = {};
  Attributes attributes = {};
};

Html hint(const Hint& options);

}  // namespace haven::web
