#pragma once
#include <string>
#include <vector>

#include "web/html/html.h"

/// GOV.UK breadcrumbs.
namespace haven::web {

struct Breadcrumb {
  Html text = {};
  Url href = {};  ///< None for the page one is on.
  Attributes attributes = {};
};

struct Breadcrumbs {
  std::vector<Breadcrumb> items = {};
  bool collapses_on_mobile = false;
  std::string label = "Breadcrumb";
  std::string classes = {};
  Attributes attributes = {};
};

Html breadcrumbs(const Breadcrumbs& options);

}  // namespace haven::web
