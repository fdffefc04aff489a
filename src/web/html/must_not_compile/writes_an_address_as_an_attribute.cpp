// href has its own function, which takes a Url.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Html link(const std::string& name) { return el("a", {attr("id", name)}, "there"); }
#else
Html link(const std::string& address) { return el("a", {attr("href", address)}, "there"); }
#endif

}  // namespace haven::web
