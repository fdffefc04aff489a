#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "web/html/html.h"

/// What radios and checkboxes have in common: one answer with its box, words, hint and what it
/// reveals.
namespace haven::web {

struct OneAnswer {
  std::string_view kind;  ///< "radios" or "checkboxes".
  std::string_view type;  ///< "radio" or "checkbox".
  std::string id;
  std::string_view name;
  std::string_view value;
  const Html& text;
  const Html& hint;
  const Html& reveals;
  std::string_view described_by;  ///< By more than its own hint.
  bool is_checked;
  bool is_disabled;
  Attribute behaviour;
  const Attributes& attributes;
};

Html choice(const OneAnswer& answer);
Html divider(std::string_view kind, const Html& words);

/// The first answer has the id of the question, so that an error can link to it; the others are
/// numbered from 2.
std::string choice_id(std::string_view given, std::string_view prefix, std::size_t index);

}  // namespace haven::web
