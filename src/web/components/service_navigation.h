#pragma once
#include <optional>
#include <string>
#include <vector>

#include "web/html/html.h"

/// GOV.UK service navigation: the parts of the product this person has.
namespace haven::web {

struct NavigationItem {
  Html text = {};
  Url href = {};
  enum class Here { no, within, exactly };
  Here here = Here::no;
  Attributes attributes = {};
};

struct ServiceNavigation {
  std::string service_name = {};
  Url service_href = {};
  std::vector<NavigationItem> items = {};
  std::optional<bool> collapses_on_mobile = {};  ///< Unknown: when there are two items or more.
  Html end = {};                                 ///< After the navigation.
  bool end_is_inline = false;
  std::string menu_words = "Menu";
  std::string navigation_id = "navigation";
  std::string classes = {};
  Attributes attributes = {};
};

Html service_navigation(const ServiceNavigation& options);

}  // namespace haven::web
