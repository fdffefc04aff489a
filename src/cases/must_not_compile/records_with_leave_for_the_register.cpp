// Whoever keeps a register of staff writes nothing about a child.
#include "cases/record.h"

namespace haven::cases {

#ifdef HAVEN_ASK_FOR_IT
using Leave = RecordPermit;
#else
using Leave = RegisterPermit;
#endif

Result<Recorded> keep(Cases& cases, const Leave& leave, ChildId child, const Decided& decided,
                      const Sent& sent) {
  return record(cases, leave, child, {}, decided, sent);
}

}  // namespace haven::cases
