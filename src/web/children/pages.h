#pragma once
#include "web/children/allocate.h"
#include "web/site/visit.h"

namespace haven::web {

/// Whom do I hold.
Response my_children(Visit& visit);
/// The whole picture this person may see.
Response show_child(Visit& visit);
/// Who has opened the record, when and why.
Response who_has_looked(Visit& visit);
/// Before the address is opened: why, and a proof that it is they.
Response ask_reveal(Visit& visit);
/// The address, on this one page, for five minutes.
Response reveal(Visit& visit);

}  // namespace haven::web
