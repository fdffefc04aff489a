// A path has a {} for each part.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Url page(int child) { return path("/children/{}", child); }
#else
Url page(int child) { return path("/children/{}/{}", child); }
#endif

}  // namespace haven::web
