// A permit to view one class does not open another.
#include "access/permit.h"

namespace haven::access {

std::string address_for(const Permit<Action::reveal, Class::location>& permit) {
  return permit.child();
}

#ifdef HAVEN_ASK_FOR_IT
std::string page(const Permit<Action::reveal, Class::location>& permit) {
  return address_for(permit);
}
#else
std::string page(const Permit<Action::view, Class::core>& permit) { return address_for(permit); }
#endif

}  // namespace haven::access
