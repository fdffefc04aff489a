// The name of an element is known when compiling.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Html piece(const char* words) { return el("p", words); }
#else
Html piece(const char* name) { return el(Tag(name), "words"); }
#endif

}  // namespace haven::web
