// Leave to see is not leave to write.
#include "access/permit.h"

namespace haven::access {

std::string record_note(const Permit<Action::record, Class::case_>& permit) {
  return permit.event();
}

#ifdef HAVEN_ASK_FOR_IT
std::string note(const Permit<Action::record, Class::case_>& permit) { return record_note(permit); }
#else
std::string note(const Permit<Action::view, Class::case_>& permit) { return record_note(permit); }
#endif

}  // namespace haven::access
