#pragma once
#include <string>

#include "web/html/html.h"

namespace haven::web {

/// The text of a card set for reading: its labels and what they say, word for word, and its tables
/// of examples. The title, which is its first line, is left to the page.
Html card_text(const std::string& text);

}  // namespace haven::web
