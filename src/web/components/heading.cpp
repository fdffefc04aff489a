#include "web/components/heading.h"

#include "values/result.h"

namespace haven::web {

Html heading(unsigned level, const Attributes& attributes, const Html& words) {
  ENSURE(level >= 1 && level <= 6);
  constexpr Tag tags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
  return el(tags[level - 1], attributes, words);
}

}  // namespace haven::web
