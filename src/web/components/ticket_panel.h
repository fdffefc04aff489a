#pragma once
#include <vector>

#include "web/html/html.h"

/// Ministry of Justice ticket panel: something set apart with a coloured edge.
namespace haven::web {

enum class TicketColour { plain, blue, red, yellow, green, purple, orange };

struct Ticket {
  Html content = {};
  TicketColour colour = TicketColour::plain;
};

Html ticket_panel(const std::vector<Ticket>& tickets);

}  // namespace haven::web
