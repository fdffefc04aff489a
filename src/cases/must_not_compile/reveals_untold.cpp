// That a reveal was written down is not enough: whoever has to hear of it must have been told.
#include "cases/read.h"

namespace haven::cases {

#ifdef HAVEN_ASK_FOR_IT
Result<Revealed> address(const Cases& cases, const Story& story, const RevealPermit& leave,
                         const Informed& informed) {
  return reveal(cases, story, leave, informed);
}
#else
Result<Revealed> address(const Cases& cases, const Story& story, const RevealPermit& leave,
                         const Look& look) {
  return reveal(cases, story, leave, look);
}
#endif

}  // namespace haven::cases
