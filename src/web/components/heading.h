#pragma once
#include "web/html/html.h"

/// A heading whose level is known only when the page is made.
namespace haven::web {

/// `level` is 1 to 6.
Html heading(unsigned level, const Attributes& attributes, const Html& words);

}  // namespace haven::web
