// The policy of every page refuses styles in attributes.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html writes_a_style() { return el("p", {cls("govuk-body")}, "words"); }
#else
Html writes_a_style() { return el("p", {attr("style", "color: red")}, "words"); }
#endif

}  // namespace haven::web
