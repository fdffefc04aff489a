#pragma once
#include <string>
#include <vector>

#include "web/html/html.h"

/// Ministry of Justice sub navigation: the parts of one section.
namespace haven::web {

struct SubNavigationItem {
  Html text = {};
  Url href = {};
  bool is_current = false;
};

struct SubNavigation {
  std::string label = "Sections";
  std::vector<SubNavigationItem> items = {};
  std::string classes = {};
};

Html sub_navigation(const SubNavigation& options);

}  // namespace haven::web
