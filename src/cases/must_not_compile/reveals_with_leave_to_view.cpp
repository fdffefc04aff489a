// Where the child is needs leave to reveal; leave to view everything else is not that.
#include "cases/read.h"

namespace haven::cases {

#ifdef HAVEN_ASK_FOR_IT
using ToReveal = access::Permit<access::Action::reveal, access::Class::location>;
#else
using ToReveal = access::Permit<access::Action::view, access::Class::case_>;
#endif

Result<Revealed> where(const Cases& cases, const Story& story, const ToReveal& leave,
                       const Informed& informed) {
  return reveal(cases, story, leave, informed);
}

}  // namespace haven::cases
