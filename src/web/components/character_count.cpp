#include "web/components/character_count.h"

#include "web/components/hint.h"

namespace haven::web {
namespace {

/// What is read before any script has counted.
std::string limit_words(const CharacterCount& options, bool counts_words) {
  const unsigned limit = options.max_words ? options.max_words : options.max_length;
  if (limit == 0) return {};
  return "You can enter up to " + std::to_string(limit) + (counts_words ? " words" : " characters");
}

void put_first(std::string& classes, std::string_view first) {
  classes = classes.empty() ? std::string(first) : std::string(first) + ' ' + classes;
}

}  // namespace

Html character_count(CharacterCount options) {
  Textarea& box = options.textarea;
  const std::string& id = box.id.empty() ? box.name : box.id;
  std::string type = options.count_type;
  if (type.empty() && options.max_words) type = "words";
  const std::string described_by = id + "-info";
  const Html message = hint({.text = limit_words(options, type == "words"),
                             .id = described_by,
                             .classes = "govuk-character-count__message"});
  box.described_by = described_by;
  box.group.after = message + box.group.after;
  put_first(box.classes, "govuk-js-character-count");
  put_first(box.group.classes, "govuk-character-count");
  const Attributes counting = {
      attr("data-module", "govuk-character-count"),
      when(options.max_length > 0, attr("data-maxlength", options.max_length)),
      when(options.max_words > 0, attr("data-maxwords", options.max_words)),
      when(options.threshold > 0, attr("data-threshold", options.threshold)),
      attr_if("data-count-type", type)};
  box.group.attributes = {all(counting), all(box.group.attributes)};
  return textarea(box);
}

}  // namespace haven::web
