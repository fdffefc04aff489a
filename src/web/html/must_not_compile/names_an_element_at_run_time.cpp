// The name of an element is known when compiling.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html names_an_element_at_run_time(const char* words) { return el("p", words); }
#else
Html names_an_element_at_run_time(const char* name) { return el(Tag(name), "words"); }
#endif

}  // namespace haven::web
