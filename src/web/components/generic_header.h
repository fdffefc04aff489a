#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK generic header: for services that are not on GOV.UK.
namespace haven::web {

struct GenericHeader {
  Html logo = {};  ///< The name of the product.
  Url href = "/";
  std::string classes = {};
  std::string container_classes = "govuk-width-container";
  Attributes attributes = {};
};

Html generic_header(const GenericHeader& options);

}  // namespace haven::web
