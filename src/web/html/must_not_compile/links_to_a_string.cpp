// An address is a Url; a string that came from somewhere does not turn into one.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html links_to_a_string(const Url& address) { return el("a", {href(address)}, "there"); }
#else
Html links_to_a_string(const std::string& address) { return el("a", {href(address)}, "there"); }
#endif

}  // namespace haven::web
