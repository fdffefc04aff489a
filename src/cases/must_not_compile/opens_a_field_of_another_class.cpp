// What was opened of one class says nothing of a field that is sealed in another.
#include "cases/events.h"
#include "cases/read.h"

namespace haven::cases {

using Core = Opened<access::Class::core>;

#ifdef HAVEN_ASK_FOR_IT
std::string_view born(const Core& core, const Story& story) {
  return core.latest<events::child_described, "born">(story);
}
#else
std::string_view born(const Core& core, const Story& story) {
  return core.latest<events::break_glass_opened, "reason">(story);
}
#endif

}  // namespace haven::cases
