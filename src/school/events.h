#pragma once
#include "cases/event_kind.h"

/// School and education.
namespace haven::school::events {

using namespace cases::declaring;
using enum cases::Seal;
using enum cases::Holds;

inline constexpr Kind education_otherwise_agreed{
    "education.otherwise-agreed",
    About::child,
    case_,
    "Education other than at school is agreed for the child.",
    {{"note", case_, words, "What is agreed, and with whom"}}};

inline constexpr Kind school_term_started{"school-term.started",
                                          About::child,
                                          case_,
                                          "A term begins at the child's school.",
                                          {{"note", case_, words, "Which term"}}};

inline constexpr Kind school_term_ended{"school-term.ended",
                                        About::child,
                                        case_,
                                        "A term ends at the child's school.",
                                        {{"note", case_, words, "Which term"}}};

inline constexpr const cases::EventKind* all[] = {&education_otherwise_agreed, &school_term_started,
                                                  &school_term_ended};

}  // namespace haven::school::events
