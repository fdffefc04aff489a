// An address is a Url; a string that came from somewhere does not turn into one.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Html link(const Url& address) { return el("a", {href(address)}, "there"); }
#else
Html link(const std::string& address) { return el("a", {href(address)}, "there"); }
#endif

}  // namespace haven::web
