// The first part of a path is a word of ours.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Url lets_a_part_choose_the_path(const std::string& where) { return path("/go/{}", where); }
#else
Url lets_a_part_choose_the_path(const std::string& where) { return path("/{}", where); }
#endif

}  // namespace haven::web
