// Leave to record is given by access alone: a request that nobody answered is none.
#include "cases/record.h"

namespace haven::cases {

#ifdef HAVEN_ASK_FOR_IT
Result<RecordPermit> leave(const access::Request& request, const access::Relations& relations) {
  return access::permit<access::Action::record, access::Class::case_>(request, relations);
}
#else
Result<RecordPermit> leave(const access::Request& request, const access::Relations& relations) {
  return RecordPermit(*access::ask(request, relations).granted);
}
#endif

}  // namespace haven::cases
