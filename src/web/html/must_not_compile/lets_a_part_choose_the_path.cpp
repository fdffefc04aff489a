// The first part of a path is a word of ours.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Url page(const std::string& where) { return path("/go/{}", where); }
#else
Url page(const std::string& where) { return path("/{}", where); }
#endif

}  // namespace haven::web
