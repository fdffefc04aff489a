#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK back link.
namespace haven::web {

struct BackLink {
  Url href = {};
  Html text = "Back";
  std::string classes = {};
  Attributes attributes = {};
};

Html back_link(const BackLink& options);

}  // namespace haven::web
