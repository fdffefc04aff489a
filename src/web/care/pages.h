#pragma once
#include "web/site/visit.h"

namespace haven::web {

/// Places the child; the address is sealed with the same act.
Response show_place(Visit& visit);
Response place(Visit& visit);
/// The missing pack: what is known, and what is known not to be known.
Response show_pack(Visit& visit);
Response record_pack(Visit& visit);
/// The key worker has spoken with the child.
Response show_contact(Visit& visit);
Response record_contact(Visit& visit);

}  // namespace haven::web
