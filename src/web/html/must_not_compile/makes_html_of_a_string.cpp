// Only el() makes markup: there is no way round it.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Html piece(const std::string& words) { return Element::join(words); }
#else
Html piece(std::string markup) { return Element::finish(std::move(markup)); }
#endif

}  // namespace haven::web
