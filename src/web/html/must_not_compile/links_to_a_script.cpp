// A Url literal is an address inside this site.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Html link() { return el("a", {href("/today")}, "there"); }
#else
Html link() { return el("a", {href("javascript:alert(1)")}, "there"); }
#endif

}  // namespace haven::web
