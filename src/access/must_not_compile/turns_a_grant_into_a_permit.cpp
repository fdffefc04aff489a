// What was granted is for one action and one class, and is not made into another permit by hand.
#include "access/permit.h"

namespace haven::access {

using Address = Permit<Action::reveal, Class::location>;

#ifdef HAVEN_ASK_FOR_IT
Result<Address> permit_from(const Request& request, const Relations& relations) {
  return permit<Action::reveal, Class::location>(request, relations);
}
#else
Result<Address> permit_from(const Request& request, const Relations& relations) {
  return Address(*ask(request, relations).granted);
}
#endif

}  // namespace haven::access
