#pragma once
#include "web/site/visit.h"

namespace haven::web {

/// Every card, by where it comes from.
Response list_cards(Visit& visit);
/// The card itself, as it was written: what was signed is what is read.
Response show_card(Visit& visit);
/// One duty to one child: its working, and that it was done.
Response show_duty(Visit& visit);
Response record_discharge(Visit& visit);
/// That it is departed from, and why.
Response show_departure(Visit& visit);
Response record_departure(Visit& visit);

}  // namespace haven::web
