#include "web/components/tag.h"

namespace haven::web {
namespace {

std::string_view name_of(TagColour colour) {
  switch (colour) {
    case TagColour::plain:
      return "";
    case TagColour::grey:
      return "govuk-tag--grey";
    case TagColour::green:
      return "govuk-tag--green";
    case TagColour::teal:
      return "govuk-tag--teal";
    case TagColour::purple:
      return "govuk-tag--purple";
    case TagColour::magenta:
      return "govuk-tag--magenta";
    case TagColour::red:
      return "govuk-tag--red";
    case TagColour::orange:
      return "govuk-tag--orange";
    case TagColour::yellow:
      return "govuk-tag--yellow";
  }
  return "";
}

}  // namespace

Html tag(const Html& words, TagColour colour) { return tag(words, name_of(colour), {}); }

Html tag(const Html& words, std::string_view classes, const Attributes& attributes) {
  return el("strong", {cls("govuk-tag", classes), all(attributes)}, words);
}

}  // namespace haven::web
