// Event attributes are scripts.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Html piece() { return el("p", {attr("lang", "cy")}, "words"); }
#else
Html piece() { return el("p", {attr("onclick", "alert(1)")}, "words"); }
#endif

}  // namespace haven::web
