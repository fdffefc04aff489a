// Event attributes are scripts.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html writes_an_event() { return el("p", {attr("lang", "cy")}, "words"); }
#else
Html writes_an_event() { return el("p", {attr("onclick", "alert(1)")}, "words"); }
#endif

}  // namespace haven::web
