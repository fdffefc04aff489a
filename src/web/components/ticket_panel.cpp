#include "web/components/ticket_panel.h"

namespace haven::web {
namespace {

std::string_view name_of(TicketColour colour) {
  switch (colour) {
    case TicketColour::plain:
      return "";
    case TicketColour::blue:
      return "moj-ticket-panel__content--blue";
    case TicketColour::red:
      return "moj-ticket-panel__content--red";
    case TicketColour::yellow:
      return "moj-ticket-panel__content--yellow";
    case TicketColour::green:
      return "moj-ticket-panel__content--green";
    case TicketColour::purple:
      return "moj-ticket-panel__content--purple";
    case TicketColour::orange:
      return "moj-ticket-panel__content--orange";
  }
  return "";
}

}  // namespace

Html ticket_panel(const std::vector<Ticket>& tickets) {
  return el("article", {cls("moj-ticket-panel")}, each(tickets, [](const Ticket& ticket) {
              return el("section", {cls("moj-ticket-panel__content", name_of(ticket.colour))},
                        ticket.content);
            }));
}

}  // namespace haven::web
