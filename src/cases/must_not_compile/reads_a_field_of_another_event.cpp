// A field that an event does not have is found by the compiler, and not by a story that says
// nothing.
#include "cases/event.h"
#include "cases/events.h"

namespace haven::cases {

#ifdef HAVEN_ASK_FOR_IT
std::string_view when(const Event& event) { return said<events::rota_set, "until">(event); }
#else
std::string_view when(const Event& event) { return said<events::person_role, "until">(event); }
#endif

}  // namespace haven::cases
