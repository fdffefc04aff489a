#pragma once
#include <string>

#include "web/components/textarea.h"

/// GOV.UK character count: a textarea that says how much room is left.
namespace haven::web {

struct CharacterCount {
  Textarea textarea = {};
  unsigned max_length = 0;  ///< Characters; 0 when words are counted.
  unsigned max_words = 0;
  unsigned threshold = 0;       ///< Per cent of the limit from which the count is shown.
  std::string count_type = {};  ///< "words" or "characters" when it is not what the limit says.
};

Html character_count(CharacterCount options);

}  // namespace haven::web
