// A Url literal is an address inside this site.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html links_to_a_script() { return el("a", {href("/today")}, "there"); }
#else
Html links_to_a_script() { return el("a", {href("javascript:alert(1)")}, "there"); }
#endif

}  // namespace haven::web
