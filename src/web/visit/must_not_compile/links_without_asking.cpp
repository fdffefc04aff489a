// A link to an act is made of what access answered, and not of the act alone.
#include "web/acts.h"
#include "web/visit/offered.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
Html to_the_pack(const Offers& offers) {
  const auto offered = offers.of(acts::pack);
  return offered ? link_to(*offered, "Missing pack") : Html();
}
#else
Html to_the_pack(const Offers&) { return link_to(acts::pack, "Missing pack"); }
#endif

}  // namespace haven::web
