// What is written is what the event was declared with.
#include "cases/event.h"
#include "cases/events.h"

namespace haven::cases {

#ifdef HAVEN_ASK_FOR_IT
NewEvent team(EventId id, Span at) { return New<events::team_added>(id, at).with<"name">("North"); }
#else
NewEvent team(EventId id, Span at) { return New<events::team_added>(id, at).with<"nmae">("North"); }
#endif

}  // namespace haven::cases
