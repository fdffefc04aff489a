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

/// Lending a colleague what one may see of a child, and what is lent now.
Response show_lend(Visit& visit);
Response record_lend(Visit& visit);
Response show_lent(Visit& visit);
Response end_lending(Visit& visit);
/// The manager's leave for the address.
Response approve_address(Visit& visit);
/// Bringing a child before the national desk, or taking the matter back.
Response show_escalate(Visit& visit);
Response record_escalate(Visit& visit);
/// When the reviewing officer visits, and may open the address.
Response show_review_visit(Visit& visit);
Response record_review_visit(Visit& visit);
/// What can be recorded about a child by this person, then one of them.
Response choose_what_happened(Visit& visit);
Response show_what_happened(Visit& visit);
Response record_what_happened(Visit& visit);

}  // namespace haven::web
