#include "values/words.h"

#include <algorithm>

namespace haven {

std::string small_letters(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), small_letter);
  return small;
}

}  // namespace haven
