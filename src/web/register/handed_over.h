#pragma once
#include <string>

#include "web/html/html.h"

namespace haven::web {

/// A code that is shown this once, and how to hand it over.
Html welcome_words(const std::string& name, const std::string& code);
Html device_words(const std::string& name, const std::string& code);

}  // namespace haven::web
