// There is no script in a page but the one that document.cpp writes.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html writes_a_script() { return el("code", "alert(1)"); }
#else
Html writes_a_script() { return el("script", "alert(1)"); }
#endif

}  // namespace haven::web
