#pragma once
#include "web/visit/visit.h"

namespace haven::web {

/// Every card, by where it comes from.
Response list_cards(Visit& visit);
/// The card itself, as it was written: what was signed is what is read.
Response show_card(Visit& visit);

}  // namespace haven::web
