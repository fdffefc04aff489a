// Two slashes would lead to another host.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html links_to_another_host() { return el("a", {href("/example.org/")}, "there"); }
#else
Html links_to_another_host() { return el("a", {href("//example.org/")}, "there"); }
#endif

}  // namespace haven::web
