#pragma once
#include "web/visit/visit.h"

/// Only on a ledger of invented people: anywhere else these lead to the sign-in page.
namespace haven::web {

Response demo_front(Visit& visit);
/// One click, as one of the invented people.
Response demo_sign_in(Visit& visit);
/// Moves the clock of the invented nation forward, up to its end; what is typed beyond that or is
/// no number of minutes is answered in words, and moves nothing.
Response demo_clock(Visit& visit);

}  // namespace haven::web
