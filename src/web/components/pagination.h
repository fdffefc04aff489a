#pragma once
#include <string>
#include <vector>

#include "web/html/html.h"

/// GOV.UK pagination.
namespace haven::web {

struct PageLink {
  Html text = {};
  Url href = {};
  Html label = {};  ///< What the page is about.
};

struct PageNumber {
  std::string number = {};  ///< As it is read: "3".
  Url href = {};
  bool is_current = false;
  bool is_ellipsis = false;
};

struct Pagination {
  PageLink previous = {};
  PageLink next = {};
  std::vector<PageNumber> pages = {};
  std::string landmark = "Pagination";
  std::string classes = {};
  Attributes attributes = {};
};

Html pagination(const Pagination& options);

}  // namespace haven::web
