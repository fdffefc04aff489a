// The name of an attribute is known when compiling.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html names_an_attribute_at_run_time(const std::string& value) {
  return el("p", {attr("id", value)});
}
#else
Html names_an_attribute_at_run_time(const char* name) { return el("p", {attr(name, "value")}); }
#endif

}  // namespace haven::web
