#pragma once
#include "web/visit/visit.h"

namespace haven::web {

/// Whom do I hold.
Response my_children(Visit& visit);
/// The whole picture this person may see.
Response show_child(Visit& visit);
/// The record at another moment: as Haven knew it then, or as it was by what is known now.
Response show_history(Visit& visit);
/// Who has opened the record, when and why.
Response who_has_looked(Visit& visit);
/// Before the address is opened: why, and a proof that it is they.
Response ask_reveal(Visit& visit);
/// The address, on this one page, for five minutes.
Response reveal(Visit& visit);

/// What is lent to colleagues now.
Response show_lent(Visit& visit);
/// Whether there is anything that this person may record about the child on the general page.
bool may_record_what_happened(const Visit& visit, const cases::Story& story);
/// What can be recorded about a child by this person, then one of them.
Response choose_what_happened(Visit& visit);
Response show_what_happened(Visit& visit);
Response record_what_happened(Visit& visit);

}  // namespace haven::web
