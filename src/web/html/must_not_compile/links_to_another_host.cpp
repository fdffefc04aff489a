// Two slashes would lead to another host.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Html link() { return el("a", {href("/example.org/")}, "there"); }
#else
Html link() { return el("a", {href("//example.org/")}, "there"); }
#endif

}  // namespace haven::web
