// href has its own function, which takes a Url.
#include "web/html/html.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html writes_an_address_as_an_attribute(const std::string& name) {
  return el("a", {attr("id", name)}, "there");
}
#else
Html writes_an_address_as_an_attribute(const std::string& address) {
  return el("a", {attr("href", address)}, "there");
}
#endif

}  // namespace haven::web
