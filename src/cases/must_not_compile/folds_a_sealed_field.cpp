// Whoever works a story out holds its track alone: what is sealed is not there to be read.
#include "cases/event.h"
#include "cases/events.h"

namespace haven::cases {

#ifdef HAVEN_ASK_FOR_IT
std::string_view fold(const Event& event) {
  return said<events::child_described, "age_band">(event);
}
#else
std::string_view fold(const Event& event) { return said<events::child_described, "names">(event); }
#endif

}  // namespace haven::cases
