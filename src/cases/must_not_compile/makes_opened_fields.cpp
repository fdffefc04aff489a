// What was decrypted comes from read and reveal, and from nowhere else.
#include "cases/read.h"

namespace haven::cases {

using Names = Opened<access::Class::core>;

#ifdef HAVEN_ASK_FOR_IT
Result<Names> names(const Cases& cases, const Story& story,
                    const access::Permit<access::Action::view, access::Class::core>& permit,
                    const Look& look) {
  return read(cases, story, permit, look);
}
#else
Result<Names> names(const Cases&, const Story&,
                    const access::Permit<access::Action::view, access::Class::core>&, const Look&) {
  return Names();
}
#endif

}  // namespace haven::cases
