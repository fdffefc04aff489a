// Only el() makes markup: there is no way round it.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html makes_html_of_a_string(const std::string& words) { return Element::join(words); }
#else
Html makes_html_of_a_string(std::string markup) { return Element::finish(std::move(markup)); }
#endif

}  // namespace haven::web
