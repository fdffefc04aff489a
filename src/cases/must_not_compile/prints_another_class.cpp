// A page that prints names cannot be handed what else was opened.
#include "cases/read.h"

namespace haven::cases {

std::string_view name_on_page(const Opened<access::Class::core>& core, const Event& event) {
  return core.of(event, "names");
}

#ifdef HAVEN_ASK_FOR_IT
std::string_view page(const Opened<access::Class::core>& opened, const Event& event) {
  return name_on_page(opened, event);
}
#else
std::string_view page(const Opened<access::Class::health>& opened, const Event& event) {
  return name_on_page(opened, event);
}
#endif

}  // namespace haven::cases
