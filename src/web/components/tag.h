#pragma once
#include "web/html/html.h"

/// GOV.UK tag: a state in one or two words; the colour only repeats what they say.
namespace haven::web {

enum class TagColour { plain, grey, green, teal, purple, magenta, red, orange, yellow };

Html tag(const Html& words, TagColour colour = TagColour::plain);
/// With further classes and attributes.
Html tag(const Html& words, std::string_view classes, const Attributes& attributes = {});

}  // namespace haven::web
