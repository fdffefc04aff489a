// Leave to view who the child is opens nothing of what keeps the child safe.
#include "cases/read.h"

namespace haven::cases {

using Safety = Opened<access::Class::safety_summary>;

#ifdef HAVEN_ASK_FOR_IT
constexpr auto asked = access::Class::safety_summary;
#else
constexpr auto asked = access::Class::core;
#endif

Result<Safety> page(const Cases& cases, const Story& story,
                    const access::Permit<access::Action::view, asked>& permit, const Look& look) {
  return read<access::Class::safety_summary>(cases, story, permit, look);
}

}  // namespace haven::cases
