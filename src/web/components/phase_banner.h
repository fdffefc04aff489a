#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK phase banner.
namespace haven::web {

struct PhaseBanner {
  Html tag = {};
  Html content = {};
  std::string classes = {};
  Attributes attributes = {};
};

Html phase_banner(const PhaseBanner& options);

}  // namespace haven::web
