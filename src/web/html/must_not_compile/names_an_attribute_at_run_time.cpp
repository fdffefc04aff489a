// The name of an attribute is known when compiling.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Html piece(const std::string& value) { return el("p", {attr("id", value)}); }
#else
Html piece(const char* name) { return el("p", {attr(name, "value")}); }
#endif

}  // namespace haven::web
