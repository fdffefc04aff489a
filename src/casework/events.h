#pragma once
#include "cases/event_kind.h"

/// What was done about duties beside meeting them by what happened.
namespace haven::casework::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind duty_discharged{"duty.discharged",
                                      About::child,
                                      case_,
                                      "A duty was met in a way of its own.",
                                      {{"duty", track, words, "Which duty"},
                                       {"card", track, words, "The hash of the card"},
                                       {"evidence", case_, words, "What shows it"},
                                       {"parts", track, words, "Which parts"},
                                       {"left_out", track, words, "Who was left out"}}};

inline constexpr Kind duty_departed{
    "duty.departed",
    About::child,
    case_,
    "A duty is departed from, with a reason.",
    {{"duty", track, words, "Which duty"},
     {"card", track, words, "The hash of the card"},
     {"reason_code", track, code, "Why",
      "no_service childs_wish safety court_order time other_law other"},
     {"reason", case_, words, "Why, in words"},
     {"approver", track, entity, "Who approved", {}, "u"}},
    {decision()}};

inline constexpr const cases::EventKind* all[] = {&duty_discharged, &duty_departed};

}  // namespace haven::casework::events
