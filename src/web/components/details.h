#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK details: more, for those who ask.
namespace haven::web {

struct Details {
  Html summary = {};
  Html content = {};
  bool is_open = false;
  std::string id = {};
  std::string classes = {};
  Attributes attributes = {};
};

Html details(const Details& options);

}  // namespace haven::web
