// The policy of every page refuses styles in attributes.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_AS_INTENDED
Html piece() { return el("p", {cls("govuk-body")}, "words"); }
#else
Html piece() { return el("p", {attr("style", "color: red")}, "words"); }
#endif

}  // namespace haven::web
