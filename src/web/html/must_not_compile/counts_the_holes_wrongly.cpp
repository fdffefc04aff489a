// A path has a {} for each part.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Url counts_the_holes_wrongly(int child) { return path("/children/{}", child); }
#else
Url counts_the_holes_wrongly(int child) { return path("/children/{}/{}", child); }
#endif

}  // namespace haven::web
