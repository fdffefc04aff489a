// Only what has written a look down can say that one was written.
#include "cases/look.h"

namespace haven::cases {

#ifdef HAVEN_ASK_FOR_IT
Result<Look> looks_at(Cases& cases, const Opening& opening, Instant now) {
  return look(cases, opening, now);
}
#else
Result<Look> looks_at(Cases&, const Opening&, Instant) { return Look(); }
#endif

}  // namespace haven::cases
