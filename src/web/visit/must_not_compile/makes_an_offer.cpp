// Only asking makes an offer.
#include "web/acts.h"
#include "web/visit/offered.h"

namespace haven::web {

#ifdef HAVEN_ASK_FOR_IT
std::optional<Offered> offer(const Offers& offers) { return offers.of(acts::pack); }
#else
std::optional<Offered> offer(const Offers&) { return Offered("/children"); }
#endif

}  // namespace haven::web
