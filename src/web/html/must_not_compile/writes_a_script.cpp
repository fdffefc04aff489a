// There is no script in a page but the one that document.cpp writes.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Html piece() { return el("code", "alert(1)"); }
#else
Html piece() { return el("script", "alert(1)"); }
#endif

}  // namespace haven::web
