#pragma once
#include <string>

#include "web/html/html.h"

/// GOV.UK error message: what is wrong with one answer, and what to do.
namespace haven::web {

struct ErrorMessage {
  Html text = {};
  std::string id = {};
  std::string hidden_prefix = "Error";  ///< Read out before the text.
  std::string classes = {};
  Attributes attributes = {};
};

Html error_message(const ErrorMessage& options);

}  // namespace haven::web
